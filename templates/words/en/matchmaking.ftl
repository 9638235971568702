# Buyers
matchmaking-title = Business matching
matchmaking-lead = Exhibitors that answer your needs. One press asks for 20 minutes at their booth, at a time when both of you are free.
matchmaking-room-badge = My badge
matchmaking-room-matching = Business matching
matchmaking-room-agenda = My agenda

matchmaking-join-title = Take part
matchmaking-join-seen = Exhibitors that fit see your company, its type and what you are looking for.
matchmaking-join-hidden = Your name and contact are shown only once a meeting is agreed.
matchmaking-join-leave = You can leave at any time; exhibitors then no longer see you.
matchmaking-join = Take part in business matching
matchmaking-days = Which days will you be there?
matchmaking-days-help = None chosen means any day. Meetings are only offered on your days.
matchmaking-days-save = Save my days
matchmaking-part-title = Taking part
matchmaking-leave = Leave business matching
matchmaking-needs-change = Change what I need
matchmaking-tab-all = Recommended
matchmaking-tab-saved = Saved
matchmaking-shows = On show:
matchmaking-more = More exhibitors
matchmaking-ask-at = Meet { $at }
matchmaking-other-times = Other times
matchmaking-take-back = Take back
matchmaking-save = Save
matchmaking-saved = Saved
matchmaking-dismiss = Not interested
matchmaking-undo = Undo
matchmaking-no-common-time = No time that both have free.
matchmaking-no-common-time-help = Add a day to your visit, or simply drop by the booth.
matchmaking-no-common-time-buyer = You can open more slots under “Availability”.
matchmaking-none = No exhibitor fits your needs yet
matchmaking-none-help = Choose a few more interests to get better recommendations.
matchmaking-saved-none = Nothing saved yet
matchmaking-saved-none-help = Press “Save” on a recommendation to keep it here.


# Stages
matchmaking-stage-proposed = Waiting for an answer
matchmaking-stage-accepted = Agreed
matchmaking-stage-declined = Not accepted
matchmaking-stage-cancelled = Cancelled
matchmaking-stage-expired = Expired

# Choosing a slot
matchmaking-times-title = Choose a time
matchmaking-times-lead = Press a time to send it. Times struck through are not free for both.
matchmaking-times-with = A time with { $name }
matchmaking-propose-at = Propose { $at }

# A buyer's agenda
matchmaking-agenda-title = Meetings
matchmaking-agenda-lead = Your requests and meetings, day by day.
matchmaking-agenda-none = Nothing here yet
matchmaking-agenda-none-help = Pick a recommended exhibitor and ask for a meeting.
matchmaking-find = See recommended exhibitors
matchmaking-clash = You have another meeting at this time. Please choose another.
matchmaking-they-ask = The exhibitor asks to meet you at this time.
matchmaking-accept = Accept
matchmaking-decline = Decline
matchmaking-move = Move
matchmaking-cancel = Cancel meeting
matchmaking-call-off = Cancel
matchmaking-reason-given = Reason: { $reason }

# Exhibitors
matchmaking-company-title = Business matching
matchmaking-company-lead = Requests by how well they fit. Once you accept, both sides see each other’s contact.
matchmaking-tab-requests = Requests and agenda
matchmaking-tab-buyers = Recommended buyers
matchmaking-tab-availability = Availability
matchmaking-incoming = Requests
matchmaking-incoming-none = No request is waiting
matchmaking-incoming-none-help = You can propose a meeting to buyers who fit.
matchmaking-outgoing = Proposed by us
matchmaking-slot-taken = Time is taken
matchmaking-slot-booked = booked
matchmaking-self-employed = Self-employed
matchmaking-company-agenda-none = No meeting agreed yet
matchmaking-company-agenda-none-help = Accepted requests appear here.
matchmaking-no-booth = Business matching opens with your booth
matchmaking-no-booth-help = Once your booth is confirmed, buyers find you and can ask for meetings.
matchmaking-no-booth-go = See my application
matchmaking-buyers-masked = Only buyers who agreed to take part. Name and contact are shown once a meeting is agreed.
matchmaking-buyers-none = No buyer fits yet
matchmaking-buyers-none-help = Add products and sectors to your profile to be found.
matchmaking-availability-help = Ticked times can be booked; untick to close them. Meetings already agreed stay.
matchmaking-availability-save = Save
matchmaking-sought = Which buyers would you like to meet?
matchmaking-sought-help = Only changes the order; nobody is left out.

# What the last press did
matchmaking-done-sent = { $name } has your request. You will hear when they answer.
matchmaking-done-dismissed = { $name } will not be recommended again. They are not told.
matchmaking-done-saved = { $name } is saved.
matchmaking-done-restored = { $name } is back among the recommendations.
matchmaking-done-cancelled = The request with { $name } is cancelled.
matchmaking-done-accepted = The meeting with { $name } is agreed.
matchmaking-done-declined = Done. They are not notified.
matchmaking-done-availability = Your availability is saved.
matchmaking-done-days = Your days are saved.
matchmaking-done-cancelled-office = Cancelled. Both sides are told.

# What cannot be done
matchmaking-refused-out-of-turn = This request has changed meanwhile. Please look again.
matchmaking-refused-slot-taken = This time has just been taken. Please choose another below.
matchmaking-refused-slot-closed = This time cannot be booked. Please choose another below.
matchmaking-refused-too-far = The buyer could not walk here in time from the meeting before, or on to the next. Please choose another time.
matchmaking-refused-already = There is an open request between you already.
matchmaking-refused-not-taking-part = They do not take part in business matching.
matchmaking-refused-too-many = As many requests wait for an answer as you may send at present. Wait for replies or take some back; the more are accepted, the more you may send.

# Office
matchmaking-office-title = Business matching
matchmaking-office-lead = All requests and meetings.
matchmaking-office-none = No request matches
matchmaking-count-meetings = Meetings agreed
matchmaking-count-target = Target { $n }
matchmaking-count-waiting = Waiting for an answer
matchmaking-count-declined = Not accepted
matchmaking-count-cancelled = Cancelled
matchmaking-count-buyers = Buyers taking part
matchmaking-filter = Filter
matchmaking-filter-name = Company or name
matchmaking-filter-stage = Stage
matchmaking-filter-day = Day
matchmaking-filter-any = All
matchmaking-col-slot = Time
matchmaking-col-buyer = Buyer
matchmaking-col-exhibitor = Exhibitor
matchmaking-col-booth = Booth
matchmaking-col-fit = Fit
matchmaking-col-stage = Stage
matchmaking-page-of = { $from }–{ $to } of { $n }
matchmaking-office-cancel-title = Cancel a meeting
matchmaking-office-cancel-lead = Both sides get a mail with the reason you give.
matchmaking-office-reason = Reason
matchmaking-office-reason-help = At most 300 characters.

# Letters
matchmaking-place = { $hall }, booth { $booth }
mail-matchmaking-asked-subject = { $other } would like to meet you: { $at }
mail-matchmaking-asked-body = { $other } would like to meet you.

    Time: { $at }

    Place: { $place }

    Please accept, or choose another time.
mail-matchmaking-asked-action = See and answer
mail-matchmaking-agreed-subject = Meeting agreed: { $at }, { $other }
mail-matchmaking-agreed-body = Your meeting with { $other } is agreed.

    Time: { $at }

    Place: { $place }

    You find each other’s contact in your agenda.
mail-matchmaking-agreed-action = See your agenda
mail-matchmaking-called-off-subject = Cancelled: { $at }, { $other }
mail-matchmaking-called-off-body = Your appointment with { $other } on { $at } is cancelled.

    You are welcome to choose another time.
mail-matchmaking-called-off-action = See your agenda
mail-matchmaking-stopped-subject = Meeting cancelled by the organiser: { $at }, { $other }
mail-matchmaking-stopped-body = The organiser has cancelled your meeting with { $other } on { $at }.

    Reason: { $reason }
mail-matchmaking-stopped-action = See your agenda
sms-matchmaking-asked = { $other } would like to meet you: { $at }, { $place }. Please answer:
sms-matchmaking-agreed = Meeting with { $other } agreed: { $at }, { $place }.
sms-matchmaking-called-off = Your appointment with { $other } on { $at } is cancelled.
sms-matchmaking-stopped = The organiser cancelled your meeting with { $other } on { $at }: { $reason }
