# What both sides say
requests-room-profile = My wishes
requests-profile-title = What I am looking for
requests-profile-lead = The more you say, the better the recommendations. They follow as soon as you save.
requests-needs = What do you need?
requests-strengths = How badly do you need it?
requests-intents = What is your visit for?
requests-quantity = How much at a time?
requests-budget = Packaging budget a year
requests-region = Delivered where?
requests-timing = When do you want to buy?
requests-certificates = Which certificates do you ask for?
requests-text = In your own words
requests-text-chinese = In Chinese
requests-text-english = In English
requests-text-help = At most 400 characters. The other side reads it; addresses and numbers are hidden until a meeting is agreed.
requests-slots = When do you have no time?
requests-slots-help = Untick the times in which you take no meetings. Meetings already agreed stay.
requests-tab-profile = What we offer
requests-tab-team = Who takes meetings
requests-supply-lead = Sectors and products come from your company pages:
requests-supply-company = Company
requests-supply-products = Products
requests-minimum = Smallest order
requests-tier = Prices
requests-delivers = Delivers within
requests-regions = Regions served
requests-certificates-held = Certificates you hold
requests-avoid = Whom you do not want to meet here
requests-avoid-help = One company a line. You are hidden from each other; only you read this list.
requests-clients = Companies you serve already
requests-competitors = Companies you compete with
requests-mistake-names = At most { $n } companies.
requests-comes-to = Comes to:

# Whom somebody never wants to meet
requests-away = Never again …
requests-away-help = You are hidden from each other. They are not told, and only you read the reason.
requests-away-why = Why?
requests-away-reason = In your own words, for you only
requests-why-competitor = Competitor
requests-why-client = Already a client
requests-why-not_interested = Not interested
requests-avoided = Put away
requests-avoided-help = Only you see this list.
requests-avoided-back = Take back

# Constraints as reasons

# Asking
requests-meter = { $waiting } of { $most } requests that may wait for an answer. The more are accepted, the more you may send.
requests-three = Or tick up to three times; the other side takes one of them.
requests-three-send = Propose the ticked times
requests-times-instead = The times you choose take the place of the ones proposed. The request and its messages stay.
requests-times-moves = The meeting moves at once and both of you are told. If the new time is gone, the old one stays.
requests-move-to = Move to { $at }
requests-accept-at = Accept { $at }
requests-lapses = Ends { $at } without an answer
requests-refusal-reason = Say why (for yourself only)
requests-refusal-help = Nobody else reads this.
requests-refused-three = Choose at most three times.
requests-refused-lapsed = This request has ended without an answer. You can send a new one.
requests-refused-inbound = This buyer has had as many requests as a day can bear. Please try again tomorrow.

# Representatives
requests-team-lead = As many meetings take place side by side as people are free. Whoever is named here can be given meetings.
requests-takes = Takes meetings
requests-takes-not = Takes no meetings
requests-takes-meetings = { $name } takes meetings
requests-member-meetings = { $n } meetings
requests-member-closed = { $n } times closed
requests-member-change = Change
requests-member-help = Ticked times can be given; untick to close them.
requests-team-invite = Invite colleagues
requests-representative = Who takes it?
requests-representative-later = Decide later
requests-assign = Save
requests-taken-by = { $name } takes it
requests-seat-busy = has another meeting
requests-seat-away = not there
requests-seat-conflict = Not there at this time
requests-unassigned = { $n } meetings that nobody takes yet:
requests-refused-busy = They have another meeting at this time.

# Messages
requests-messages = Messages
requests-thread-lead = What you wrote to each other, and what became of your requests.
requests-thread-none = Nothing yet
requests-thread-masked = Addresses and numbers are hidden until a meeting is agreed.
requests-own-refusal = Your reason for declining, for you only: { $reason }
requests-write = Your message
requests-write-help = At most 1,000 characters.
requests-send = Send
requests-templates = Sentences to begin with
requests-template-visitor-1 = Could you bring samples to the meeting?
requests-template-visitor-2 = Which of your products suits our needs best, and what is the smallest order?
requests-template-visitor-3 = We may be a few minutes late. Please wait for us.
requests-template-exhibitor-1 = We will have samples ready. Is there anything else you would like to see?
requests-template-exhibitor-2 = How much do you need, and by when?
requests-template-exhibitor-3 = We may be a few minutes late. Please wait for us at the booth.
requests-by-me = You
requests-by-visitor = Buyer
requests-by-exhibitor = Exhibitor
requests-by-office = Organiser
requests-by-system = Show
requests-turn-asked = asked for a meeting
requests-turn-countered = proposed other times
requests-turn-changed = changed the times
requests-turn-accepted = accepted
requests-turn-moved = moved the meeting
requests-turn-cancelled = cancelled
requests-turn-lapsed = ended without an answer
requests-block = No more messages from them
requests-unblock = Allow messages again
requests-report = Report
requests-report-help = What is wrong with it?
requests-report-send = Send to the organiser
requests-refused-blocked = No messages can be sent here.
requests-refused-no-ties = Messages open with a request, or once both of you have saved each other.
requests-reports = Reported messages
requests-reports-lead = Messages that a reader showed you. Neither side is told what you do.
requests-reports-none = Nothing is reported
requests-reported-by-visitor = Reported by the buyer
requests-reported-by-exhibitor = Reported by the exhibitor
requests-settle = Settled

# What the last press did
requests-done-profile = Saved. Recommendations follow at once.
requests-done-back = Taken back.
requests-done-team = Saved.
requests-done-moved = The meeting with { $name } has moved. Both of you are told.
requests-done-assigned = Saved.
requests-done-released = { $name } is not saved any more.
requests-done-away = { $name } is put away. They are not told.
requests-done-written = Sent.
requests-done-blocked = You get no more messages from { $name }. They are not told.
requests-done-unblocked = Messages are open again.
requests-done-reported = The organiser has it. They are not told.
requests-done-settled = Settled.

# Letters
mail-requests-countered-subject = { $other } proposes another time: { $at }
mail-requests-countered-body = { $other } would like to meet you at another time.

    Time: { $at }

    Place: { $place }

    Please accept, or choose another time.
mail-requests-countered-action = See and answer
mail-requests-moved-subject = Your meeting has moved: { $at }, { $other }
mail-requests-moved-body = Your meeting with { $other } has a new time.

    Time: { $at }

    Place: { $place }

    If it does not suit you, you can move or cancel it.
mail-requests-moved-action = See your agenda
mail-requests-lapsed-subject = No answer from { $other }
mail-requests-lapsed-body = Your request to { $other } for { $at } ended without an answer.

    You are welcome to ask for another time.
mail-requests-lapsed-action = See your agenda
mail-requests-gone-subject = The time with { $other } has gone: { $at }
mail-requests-gone-body = Somebody else was quicker: { $at } with { $other } is taken.

    Both of you are still free: { $times }

    One press is enough.
mail-requests-gone-action = Choose another time
mail-requests-gone-none-subject = The time with { $other } has gone: { $at }
mail-requests-gone-none-body = Somebody else was quicker: { $at } with { $other } is taken, and there is no other time that both of you have free.

    You are welcome to drop by the booth.
mail-requests-gone-none-action = See all times
mail-requests-written-subject = A message from { $other }
mail-requests-written-body = { $other } has written to you about a meeting.
mail-requests-written-action = Read and answer
sms-requests-countered = { $other } proposes another time: { $at }, { $place }. Please answer:
sms-requests-moved = Your meeting with { $other } has moved: { $at }, { $place }.
sms-requests-lapsed = Your request to { $other } for { $at } ended without an answer.
sms-requests-gone = { $at } with { $other } is taken. Still free: { $times }. Choose:
sms-requests-gone-none = { $at } with { $other } is taken, and no other time is free for both.
sms-requests-written = { $other } has written to you:
