# Words that every domain's pages use.
common-problem = Problem:{" "}
common-errors = { $n ->
    [one] One thing needs correcting
   *[other] { $n } things need correcting
}
common-optional = optional
common-choose = Please choose
common-total = Total
common-pages = Pages
common-previous = Previous
common-next = Next
common-back = Back
common-steps = Progress
common-save = Save
common-cancel = Cancel
common-search = Search
common-all = All
common-refresh = Refresh
common-newest = Newest
common-older = Older
