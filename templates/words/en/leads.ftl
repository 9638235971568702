# Leads: visitors whose badge an exhibitor scanned.
leads-title = Leads
leads-lead = Visitors whose badge your team scanned. You see what each visitor shows you.
leads-scan = Scan badges
leads-scan-lead = Hold a visitor's badge before the camera. Without a connection scans are kept on this phone and sent later.
leads-scan-asking = Looking…
leads-scan-kept = Kept on this phone
leads-scan-failed = This was not saved. Please try again.
leads-scan-offline = Offline
leads-scan-waiting = waiting to be sent
leads-scan-open = Add a note
leads-export = Spreadsheet
leads-code = Badge code
leads-code-help = The nine digits under the QR code.
leads-save = Save lead
leads-find = Name, company or note
leads-find-go = Find
leads-all = All
leads-back = All leads
leads-none = No leads yet
leads-none-help = Scan the first visitor's badge at your booth. Every phone of your team can do it.
leads-none-like-this = No lead is like this.
leads-badge = Badge { $code }
leads-private = This visitor has not agreed to be seen by exhibitors.
leads-withdrawn = This visitor shows you nothing any more.
leads-silent = No contact, please
leads-silent-help = This visitor does not want your company to write or call.
leads-no-contact = This visitor has not released a number or an address.
leads-rating = How promising?
leads-rating-hot = Hot
leads-rating-warm = Warm
leads-rating-cold = Cold
leads-note = Note
leads-note-help = Only your team reads it.
leads-saved = Saved.
leads-stale = Somebody of your team wrote about this lead meanwhile. Your text stands below; save again to put it in place of theirs.
leads-stale-now = Stored now:
leads-scanned =
    { $n ->
        [one] Scanned { $last }.
       *[other] Scanned { $n } times: first { $first }, last { $last }.
    }
leads-mistake-code = This is not a badge of this show.
leads-mistake-revoked = This badge was withdrawn or replaced. Please ask for the new one.
leads-mistake-nobody = This is not a visitor's badge.
leads-refused-reused = This scan id belongs to another scan.
leads-scans-many = At most 100 scans at once.

# The company's own questions.
leads-questions = Your questions
leads-questions-lead = Up to eight questions that your team answers about each lead.
leads-question = Question
leads-question-new = New question
leads-question-add = Add question
leads-question-remove = Remove
leads-question-remove-label = Remove “{ $label }” and its answers
leads-choices = Choices
leads-choices-help = One a line, two to eight. Leave it empty for an answer in words.
leads-mistake-one-choice = One choice is no choice: write at least two, or none.
leads-mistake-choices-many = At most { $n } choices.
leads-mistake-questions-many = There are { $n } questions already. Remove one first.

# The spreadsheet.
leads-col-last = Last scan
leads-col-name = Name
leads-col-title = Title
leads-col-company = Company
leads-col-type = Type
leads-col-mobile = Mobile number
leads-col-email = E-mail
leads-col-contact = Contact
leads-col-badge = Badge
leads-col-rating = Rating
leads-col-note = Note
leads-col-scans = Scans
leads-col-exhibitor = Exhibitor
leads-col-seal = Seals

# What the visitor sees.
leads-mine = Who scanned my badge
leads-mine-lead = Exhibitors that scanned your badge, and what they see of you.
leads-mine-saved = Saved. It counts at once.
leads-mine-list = Exhibitors
leads-mine-nobody = No exhibitor has scanned your badge yet.
leads-mine-scanned =
    { $n ->
        [one] Scanned { $last }
       *[other] Scanned { $n } times, last { $last }
    }
leads-mine-withdrawn = Sees nothing of you any more.
leads-mine-silent = May not write to you or call you.
leads-mine-withdraw = Show them nothing
leads-mine-show-again = Show them again
leads-mine-bar = No contact
leads-mine-allow = Allow contact
leads-release = What they see
leads-release-base = Your name, job title, company and type. Tick what else they may have.
leads-release-mobile = My mobile number
leads-release-email = My e-mail address
leads-release-none = You have not agreed to be seen by exhibitors who scan your badge. They see its number and nothing about you.

# Where leads come from.
leads-proof = Origin of leads
leads-proof-lead = Every scan at a booth is sealed with the one before. Here the seals are checked.
leads-proof-whole = All seals hold: no scan was changed, dropped or slipped in.
leads-proof-broken = Some seals are broken: scans were changed, dropped or slipped in outside Aisle.
leads-proof-none = No exhibitor has scanned a badge yet.
leads-seal-whole = Hold
leads-seal-broken = Broken from scan { $n } on
