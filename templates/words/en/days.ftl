# The day of the meetings
days-title = Today
days-room-today = Today
days-room-inquiries = Inquiries
days-lead-visitor = Scan the code at the booth when you arrive, or press “We met” afterwards.
days-none = No meeting up to today
days-none-help = Agreed meetings appear here on their day.
days-tab-day = On the day
days-tab-inquiries = Inquiries
days-tab-demand = Demand
days-verdict-ahead = Ahead
days-verdict-running = Going on
days-verdict-kept = Kept
days-verdict-no-show = No-show
days-verdict-disputed = Disputed
days-verdict-silent = Nobody said
days-proof-mutual_scan = both scanned
days-proof-steward = seen by a steward
days-proof-both_say = both say so
days-missing-buyer = the buyer did not come
days-missing-exhibitor = nobody at the booth
days-missing-both = neither came
days-disputed-help = One word alone settles nothing: it counts once the other side, or a steward, says the same.
days-fallen-help = This slot was given to somebody else. If you were there after all, say so.
days-met = We met
days-missing-from-visitor = Nobody is here
days-missing-from-exhibitor = The buyer is not here
days-away = I was not there
days-outcome = What came of it?
days-outcome-change = Change the outcome
days-outcome-save = Save
days-not-right = Not right?
days-useful = Was it useful?
days-useful-yes = Yes
days-useful-no = No
days-next-step = Next step
days-next-sample = Sample
days-next-quotation = Quotation
days-next-meeting = Second meeting
days-next-none = None
days-value = Value
days-value-private = only you see it
days-value-small = up to ¥10,000
days-value-medium = up to ¥100,000
days-value-large = up to ¥1,000,000
days-value-huge = more than ¥1,000,000
days-free-now = Free in this slot
days-free-none = Nobody who fits is free right now.
days-fit = fit { $n }
days-wanted = asked for you before
days-asked-open = Asked
days-asked-accepted = Comes
days-asked-declined = Not now
days-ask = Ask
days-offer = { $name } has time for you now
days-until = until { $at }
days-offer-yes = I am coming
days-offer-no = Not now
days-done-met = Noted: you met.
days-done-missing = Noted, and they are told that you wait. Below you find who is free.
days-done-away = Noted. Thank you for saying so.
days-done-outcome = The outcome is saved. You may change it until the show ends.
days-done-asked = They are asked and told at once.
days-done-accepted = Agreed. They wait for you now.
days-done-declined = Done.
days-done-joined = Welcome to the programme.
days-done-left = You are not in the programme.
days-done-no-meeting = There is no meeting with this visitor about now.
days-done-invited = They are invited.
days-done-inquiry = Your inquiry is out. You will hear of every reply.
days-done-withdrawn = The inquiry is withdrawn.
days-done-replied = Your reply is sent.

# Codes
days-check-in = Check in our meeting
days-booth-code = Booth code
days-booth-code-help = Print it and put it up at your booth. A buyer who opens it about the time of a meeting was there; your scan of their badge makes it a mutual one.
days-here = I am here
days-here-none = You have no meeting at this booth about now.
days-here-stranger = Find your badge first, then open the code again.
days-here-company = About this exhibitor

# Tables
days-tables = Meetings now
days-tables-code = Code of the badge
days-tables-look = Find
days-tables-all = All meetings about now
days-tables-none = No meeting here
days-both = Both are here
days-no-buyer = No buyer
days-no-exhibitor = Nobody at the booth

# Office
days-tab-board = Swap board
days-tab-programmes = Hosted buyers
days-tab-reports = Reports
days-tab-radar = Demand radar
days-board-lead = Whose meeting fell out, and who is free in the same slot.
days-slot-now = Slot
days-slot-none = No slot is going on
days-slot-next = Next: { $at }
days-free-buyers = Buyers free
days-free-booths = Booths free
days-fallen = Somebody waits
days-fallen-none = Nobody waits.
days-waits = { $name } waits.
days-running = Going on
days-running-none = No other meeting in this slot.
days-programmes-lead = So many meetings kept, and what a buyer gets for it.
days-programme-new = New programme
days-programme-name = Name
days-programme-meetings = Meetings to keep
days-programme-create = Create
days-programme-due = { $n } meetings to keep
days-programme-members = { $accepted } of { $invited } accepted
days-members = Buyers
days-members-none = Nobody is invited yet.
days-find-buyer = Company or name of a buyer who takes part
days-find-none = Nobody found who is in no programme.
days-invite = Invite
days-benefits = Benefits
days-benefit-kind = Benefit
days-benefit-lunch = Lunch
days-benefit-hotel = Hotel night
days-benefit-gift = Gift
days-benefit-note = More about it
days-benefit-after = Unlocked by so many kept meetings
days-benefit-add = Add benefit
days-after = after { $n } kept
days-meter = Kept
days-meter-of = { $kept } of { $due }
days-meter-ahead = { $n } ahead
days-lacks = Agree on { $n } more to keep the promise.
days-stage-invited = Invited
days-stage-accepted = Taking part
days-stage-declined = Declined
days-hosted-ask = You are invited as a hosted buyer: keep { $n } meetings and get what is listed.
days-hosted-yes = Accept
days-hosted-no = Decline
days-redeemed = Redeemed
days-locked = Locked
days-voucher = Voucher
days-voucher-show = Show
days-voucher-help = Show it to a steward. It works once.
days-voucher-done = Redeemed. Hand it out.
days-voucher-spent = This voucher was redeemed already.
days-voucher-locked = Not earned yet.
days-voucher-redeem = Redeem

# Reports and radar
days-reports-lead = As of now.
days-reports-requests = Requests
days-reports-meetings = Meetings
days-reports-categories = Demand and supply
days-figure-sent = Requests
days-figure-acceptance = Acceptance
days-figure-quick = Answered within 48 h
days-figure-agreed = Meetings agreed
days-figure-kept = Kept
days-figure-kept-share = Kept of those over
days-figure-no-show = No-shows
days-figure-disputed = Disputed
days-figure-silent = Nobody said
days-figure-second = Second meeting wanted
days-figure-per-buyer = Meetings per buyer
days-benchmark-acceptance = good shows: 40–60%
days-benchmark-quick = aim: 90%
days-benchmark-second = good shows: 20–30%
days-benchmark-kept = good shows: 80%
days-benchmark-each = good shows: 2 or more
days-k-help = Numbers of buyers are told to the nearest five, and never below five.
days-few = fewer than 5
days-about = about { $n }
days-export = Take away
days-export-help = It is written down who took what.
days-sheet-figures = Figures (CSV)
days-sheet-categories = Demand and supply (CSV)
days-sheet-meetings = Meetings (CSV)
days-sheet-buyers = Per buyer (CSV)
days-sheet-exhibitors = Per exhibitor (CSV)
days-csv = CSV
days-col-figure = Figure
days-col-value = Value
days-col-code = Code
days-col-category = Sub-category
days-col-buyers = Buyers
days-col-exhibitors = Exhibitors
days-col-slot = Time
days-col-buyer = Buyer
days-col-exhibitor = Exhibitor
days-col-booth = Booth
days-col-verdict = Came to
days-col-stage = Stage
days-mine = yours
days-region = Region
days-volume = Parcels a day
days-spend = Packaging spend a year
days-any = All
days-filter = Filter
days-counted = Buyers counted:
days-radar-lead = What buyers look for, and who shows it.
days-recruit = Whom to recruit
days-recruit-line = { $category }: about { $buyers } buyers, { $exhibitors } exhibitors
days-recruit-none = Exhibitors are missing nowhere.

# Outcomes
days-outcomes = Outcomes
days-outcomes-help = Only your company sees them.
days-outcomes-none = No outcome yet
days-outcomes-missing = { $n } meetings have no outcome yet

# Inquiries
days-inquiries = Inquiries
days-inquiry = Inquiry
days-inquiries-lead = Ask once; every exhibitor that shows it may reply. Nobody learns who asks until you choose.
days-inquiry-new = New inquiry
days-inquiry-item = What do you need?
days-inquiry-item-help = Leave your company’s name out.
days-inquiry-send = Send
days-inquiry-withdraw = Withdraw
days-inquiry-open = Open
days-inquiry-over = Closed to replies
days-inquiry-picked = Chosen
days-inquiry-withdrawn = Withdrawn
days-quantity = How many pieces?
days-quantity-few = up to 1,000
days-quantity-some = up to 10,000
days-quantity-many = up to 100,000
days-quantity-most = more than 100,000
days-deadline = Replies until
days-deadline-until = replies until { $day }
days-deadline-wrong = Please choose a day from today to the end of the show.
days-replies = Replies: { $n }
days-replies-none = No reply yet
days-replies-none-help = You are told of each one.
days-pick = Choose, and meet { $at }
days-asked-lead = What buyers look for in your sub-categories. Who asks is shown once they choose you.
days-asked-none = No open inquiry
days-asked-none-help = You are told of each new one.
days-reply = Reply
days-reply-sentence = Your answer, in a sentence
days-reply-slot = Time you offer at your booth

# What cannot be done
days-refused-too-soon = It has not begun. From 15 minutes before, it can be said.
days-refused-in-grace = Please give them five minutes.
days-refused-too-late = The show has ended; this can no longer be changed.
days-refused-called-off = This meeting was called off before.
days-refused-nobody-waits = Too late: the slot is taken, or they came after all.
days-refused-not-free = Not free in this slot any more.
days-refused-asked = They were asked already.
days-refused-hosted = This buyer is in a programme already.
days-refused-locked = Not earned yet.
days-refused-redeemed = This voucher was redeemed already.
days-refused-inquiries = Five inquiries are open. Withdraw one first.
days-refused-inquiry-closed = This inquiry is closed.
days-refused-replied = Your company has replied already.

# The trail
organiser-event-meeting_witnessed = Something seen of a meeting
organiser-event-outcome_given = Outcome given
organiser-event-spare_offered = Free slot offered
organiser-event-spare_offer_moved = Offer of a free slot answered
organiser-event-programme_changed = Programme changed
organiser-event-programme_member_moved = Hosted buyer moved
organiser-event-benefit_redeemed = Benefit redeemed
organiser-event-report_exported = Report exported
organiser-event-inquiry_posted = Inquiry posted
organiser-event-inquiry_answered = Inquiry answered
organiser-event-inquiry_closed = Inquiry closed
organiser-detail-evidence = evidence
organiser-detail-side = side
organiser-detail-offer = offer
organiser-detail-programme = programme
organiser-detail-benefit = benefit
organiser-detail-report = report
organiser-detail-rows = rows
organiser-detail-inquiry = inquiry

# Letters
mail-days-waited-for-subject = { $other } waits for you: { $at }
mail-days-waited-for-body = { $other } waits for you.

    Time: { $at }

    Place: { $place }

    If you are there, press “We met”. If not, please say so: somebody else may take the slot.
mail-days-waited-for-action = Answer
mail-days-offered-subject = Free now: { $other }
mail-days-offered-body = { $other } has time for you in the slot that is going on.

    Time: { $at }

    Place: { $place }

    The first to say yes takes it.
mail-days-offered-action = I am coming
mail-days-hosted-subject = You are invited as a hosted buyer: { $programme }
mail-days-hosted-body = You are invited to the programme { $programme }. Keep { $n } meetings, and the benefits on your page are yours.
mail-days-hosted-action = See the programme
mail-days-inquiry-subject = A buyer looks for { $category }
mail-days-inquiry-body = A buyer looks for { $category }: { $item }

    Reply with a sentence and a time at your booth. Who asks is shown once they choose you.
mail-days-inquiry-action = Reply
mail-days-replied-subject = A reply to your inquiry: { $item }
mail-days-replied-body = An exhibitor has replied to your inquiry: { $item }
mail-days-replied-action = See the reply
sms-days-waited-for = { $other } waits for you: { $at }, { $place }.
sms-days-offered = { $other } has time for you now: { $place }. The first to say yes takes it:
sms-days-hosted = You are invited as a hosted buyer: { $programme }, { $n } meetings.
sms-days-inquiry = A buyer looks for { $category }: { $item }
sms-days-replied = A reply to your inquiry: { $item }
