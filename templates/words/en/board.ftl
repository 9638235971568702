# The organiser's board
board-title = Meeting board
board-lead = Slots across, places down. Nobody is told anything before you publish.
board-tab-requests = Requests
board-tab-board = Board
board-tab-places = Lounges
board-tab-agendas = Agendas
board-tab-cards = Table cards
board-make = Make a draft
board-making = The draft is being computed. This page looks again every two seconds.
board-failed = The last draft could not be computed. Nothing has changed; please try again.
board-way = How
board-way-fill = Place new meetings around what is agreed
board-way-repair = Repair with few changes
board-way-by-hand = Only what is agreed, to move by hand
board-venue = New meetings are held
board-venue-booth = At the exhibitor’s booth
board-venue-lounge = At a table of the nearest lounge
board-min = Meetings every buyer should have
board-min-help = Where this is impossible, you are told before publishing.
board-max-day = At most so many a day
board-max-day-help = Per buyer. Empty means as many as fit.
board-draft = Draft
board-percent = { $percent } % of the proven maximum
board-meetings = Meetings
board-of-them-new = New
board-of-them-moved = Moved
board-value = Value / proven upper bound
board-left-out = Wishes without a place
board-missed = { $n ->
    [one] 1 buyer gets fewer meetings than you asked for
   *[other] { $n } buyers get fewer meetings than you asked for
  }
board-changed = { $n ->
    [one] 1 change, with its reason
   *[other] { $n } changes, each with its reason
  }
board-publish = Publish and tell everybody
board-again = Compute again around what is locked
board-undo = Undo last change
board-discard = Discard draft
board-hall = Hall
board-place = Place
board-as-list = As a list
board-as-grid = As a board
board-none = No meeting here
board-none-help = Make a draft, or choose another day or hall.
board-total = { $n ->
    [one] 1 meeting on this day
   *[other] { $n } meetings on this day
  }
board-keys = Drag a meeting to another cell. By keyboard: Enter picks up, arrows move, Enter drops, Escape puts back.
board-picked = Picked up. Choose a cell.
board-put-back = Put back.
board-free-here = Free
board-here = It is here now
board-locked = Locked
board-lock = Lock
board-free = Unlock
board-new = New
board-was = Moved
board-table = Table { $number }
board-place-table = { $lounge } ({ $hall }), table { $number }

# Moving one meeting
board-move-title = Move a meeting
board-move-refused = It cannot be held then
board-is-locked = This meeting is locked. Unlock it to move it.
board-show-slots = Show slots

# What stands in the way
board-conflict-past = This time has begun.
board-conflict-away = { $buyer } is not at the show on { $day }.
board-conflict-shut = { $exhibitor } takes no meetings then.
board-conflict-blocked = { $place } is blocked then.
board-conflict-busy-buyer = { $buyer } meets { $other } then.
board-conflict-busy-exhibitor = { $exhibitor } meets { $other } then.
board-conflict-taken = { $place } is taken: { $buyer } meets { $other } there.
board-conflict-far = { $hall } is { $walk } minutes away: { $who } meets { $other } there at { $at }, and there are only { $free } minutes between.
board-conflict-booth = That is the booth of { $other }; meetings with { $exhibitor } are held at its own booth or at a table.

# What the optimiser found
board-wishes-title = Wishes without a place
board-wishes-lead = Each with the reason, the weightiest first.
board-wishes-none = Every wish has a place
board-see-wishes = See what was left out
board-reasons = Reasons
board-weight = Weight
board-why = Why
board-changed-title = What the repair changes
board-missed-title = Minimums that are not met
board-reason-no-common-time = No common time
board-reason-buyer-full = Buyer is full
board-reason-exhibitor-full = Exhibitor is full
board-reason-no-table = No table
board-reason-too-far = Too far to walk
board-reason-outweighed = Outweighed
board-reason-room = There is room
board-reason-overtaken = Overtaken
board-why-no-common-time = There is no slot in which both { $buyer } and { $exhibitor } are there.
board-why-buyer-full = { $buyer } has a meeting in every slot they share with { $exhibitor }.
board-why-exhibitor-full = { $exhibitor } has a meeting in every slot it shares with { $buyer }.
board-why-no-table = All tables are taken in the slots { $buyer } and { $exhibitor } both have free.
board-why-too-far = The meetings before or after are too far away in the slots { $buyer } and { $exhibitor } both have free.
board-why-outweighed = What stands in the way of { $buyer } and { $exhibitor } is agreed already.
board-why-outweighed-way = For { $buyer } and { $exhibitor } at { $at } { $n ->
    [one] another meeting that is worth as much or more would have to go.
   *[other] { $n } other meetings that are worth as much or more would have to go.
  }
board-why-room = There is room for { $buyer } and { $exhibitor } at { $at }.
board-why-overtaken = { $buyer } or { $exhibitor } agreed, moved or declined something before the draft was published.
board-short-too-few-wishes = { $who }: { $n } of { $min } meetings, because there are only { $possible } wishes with a common time.
board-short-quota = { $who }: { $n } of { $min } meetings, because the daily limit allows only { $possible }.
board-short-too-few-slots = { $who }: { $n } of { $min } meetings, because the wishes crowd into too few slots ({ $possible } fit).
board-short-contested = { $who }: { $n } of { $min } meetings, although { $possible } would be possible: the slots serve others better.
board-cure-room = New: { $buyer } and { $exhibitor }. There is room for this wish now.
board-cure-buyer-away = Moved: { $buyer } and { $exhibitor }. { $buyer } is not there at the old time.
board-cure-exhibitor-away = Moved: { $buyer } and { $exhibitor }. { $exhibitor } takes no meetings at the old time.
board-cure-closed = Moved: { $buyer } and { $exhibitor }. The old slot or table is closed.
board-cure-displaced = Moved: { $buyer } and { $exhibitor }. The old time is taken by another meeting.
board-cure-table = { $buyer } and { $exhibitor } sit at another table.
board-cure-better = Moved: { $buyer } and { $exhibitor }. Another time makes room for more wishes.

# What the last press did
board-done-begun = The draft is being computed.
board-done-moved = Moved. Nobody is told before you publish.
board-done-locked = Locked. The optimiser leaves it where it is.
board-done-freed = Unlocked.
board-done-undone = The last change is taken back.
board-done-discarded = The draft is discarded. What is agreed stays as it was.
board-done-places = Saved.
board-done-published = Published: { $made } new, { $moved } moved. Both sides of each are told.
board-done-published-left = Published: { $made } new, { $moved } moved. Both sides of each are told. { $left } were overtaken by others and left as they are.

# What cannot be done
board-refused-no-draft = There is no draft that can be changed. Please look at the board again.
board-refused-draft-there = Another draft waits to be published. Publish or discard it first.
board-refused-changed = Somebody else has changed this meanwhile. Please look again.
board-refused-locked = This meeting is locked. Unlock it to move it.
board-refused-no-slot = This time is no slot of the edition.
board-refused-nothing-to-undo = There is nothing to take back.
board-refused-undo-taken = The old place is taken meanwhile.
board-refused-booth = This is another exhibitor’s booth. Choose the exhibitor’s own booth or a table.
board-refused-table-used = A meeting is agreed at one of these tables. Move it first.

# Lounges
board-places-title = Meeting lounges
board-places-lead = Tables with numbers, hall by hall. Meetings at booths need none.
board-places-none = No lounge yet
board-places-none-help = Meetings are held at booths.
board-places-new = Another lounge
board-places-add = Set up
board-name-zh = Name in Chinese
board-name-en = Name in English
board-tables = Tables
board-tables-help = Numbered from 1.
board-tables-n = { $n ->
    [one] 1 table
   *[other] { $n } tables
  }
board-blocks = Blocked slots
board-blocks-help = Tick the slots in which a table is not to be had.
board-blocked-n = { $n } blocked
board-block = Save
board-agenda-of-table = Agenda of this table

# Letters
mail-board-planned-subject = Meeting planned: { $at }, { $other }
mail-board-planned-body = The organiser has planned a meeting for you with { $other }.

    Time: { $at }

    Place: { $place }

    If it does not suit you, cancel or move it in your agenda.
mail-board-planned-action = See your agenda
mail-board-moved-subject = Meeting moved: now { $at }, { $other }
mail-board-moved-body = The organiser has moved your meeting with { $other }.

    Before: { $from }

    Now: { $at }

    Place: { $place }
mail-board-moved-action = See your agenda
sms-board-planned = Meeting with { $other } planned: { $at }, { $place }.
sms-board-moved = Meeting with { $other } moved from { $from } to { $at }, { $place }.
