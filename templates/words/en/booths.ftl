# Booths: application, price, plan, office queue.

## Kinds, stages, statuses
booths-kind-STD9 = Shell booth
booths-kind-STD9P = Upgraded shell booth
booths-kind-RAW = Raw space
booths-kind-STD9-about = Walls, carpet, bilingual name board, table, chairs, spotlights, one socket. 9, 12, 15, 18 or 27 m².
booths-kind-STD9P-about = As the shell booth, with arch and illuminated name board. 9, 12, 15, 18 or 27 m².
booths-kind-RAW-about = Bare floor for your own build, from { $n } m².
booths-build-shell = Shell
booths-build-raw = Raw space
booths-stage-submitted = Submitted
booths-stage-info_requested = Question open
booths-stage-offered = Booth offered
booths-stage-confirmed = Confirmed
booths-stage-declined = Declined
booths-stage-withdrawn = Withdrawn
booths-stage-lapsed = Offer lapsed
booths-status-free = Free
booths-status-offered = Kept
booths-status-confirmed = Taken
booths-status-blocked = Not for sale
booths-status-yours = Yours

## Ledger
booths-ledger-title = How the price is made
booths-ledger-shell = { $n } m² shell space: { $rate } for each 9 m²
booths-ledger-raw = { $n } m² raw space at { $rate } a square metre
booths-ledger-early = Early bird: the rate is { $rate } until the early-bird date
booths-ledger-open-sides = { $n } open sides: { $percent } % of { $basis }
booths-ledger-volume = From { $n } m²: { $percent } % of { $basis }
booths-ledger-returning = Returning exhibitor: { $percent } % of { $basis }
booths-ledger-late = Late application: payable in full within three working days
booths-ledger-company = Registration: catalogue entry and online listing, once per company
booths-ledger-total = Total
booths-ledger-vat = All amounts in yuan (CNY), including 6 % VAT.
booths-ledger-on = Price list of { $day }.
booths-ledger-column-line = For
booths-ledger-column-amount = Amount
booths-ledger-empty = Choose a kind, an area and open sides; the price appears here line by line.

## Applying
booths-apply-title = Apply for a booth
booths-apply-lead = Tell us what you need. The office answers within 48 hours and offers you a place on the hall plan.
booths-apply-kind = Kind of booth
booths-apply-area = Area in m²
booths-apply-area-hint = Shell booths: 9, 12, 15, 18 or 27. Raw space: 36 or more.
booths-apply-sides = Open sides
booths-apply-sides-1 = One (row)
booths-apply-sides-2 = Two (corner)
booths-apply-sides-3 = Three (head of a row)
booths-apply-sides-4 = Four (island, raw space only)
booths-apply-sides-hint = More open sides cost more; the ledger shows how much.
booths-apply-hall = Hall you would like
booths-apply-sector = Sector you would like to be in
booths-apply-any = No preference
booths-apply-remarks = Anything we should know
booths-apply-remarks-hint = Neighbours you want or do not want, machines, height, power. Optional, up to 1,000 characters.
booths-apply-calculate = Calculate the price
booths-apply-send = Send application
booths-apply-terms = Sending is not yet a contract: you decide when you see the booth we offer.
booths-apply-already = You have an application already.
booths-apply-see = See it

## Mistakes
booths-mistake-kind = Choose a kind of booth.
booths-mistake-shell-size = Shell booths come in 9, 12, 15, 18 or 27 m².
booths-mistake-too-small = This kind begins at { $n } m².
booths-mistake-too-large = Above { $n } m² please write to the booth desk.
booths-mistake-open-sides = This kind is not sold with so many open sides.
booths-mistake-hall = Choose a hall from the list.
booths-mistake-sector = Choose a sector from the list.
booths-mistake-area = Write the area as a whole number.
booths-mistake-booth = Choose a free booth.
booths-mistake-until = Choose a day from tomorrow on and within 60 days.

## Refusals
booths-refused-out-of-turn = That cannot be done at this point: the application has moved on.
booths-refused-moved-meanwhile = The application changed while you were looking at it. Look again, then decide.
booths-refused-taken = Somebody else was quicker: this booth is no longer free.
booths-refused-live = You already have a live application for this show.
booths-refused-expired = The offer has run out.

## An application, seen by the exhibitor
booths-application-title = Booth application
booths-application-sent = Sent { $day }
booths-application-facts = What you asked for
booths-application-timeline = What has happened
booths-application-next = What happens next
booths-application-withdraw = Withdraw the application
booths-application-withdraw-sure = This ends the application and frees any booth kept for you.
booths-application-reason = Reason (optional)
booths-application-answer = Your answer
booths-application-answer-send = Send answer
booths-application-again = Apply again
booths-application-booth = Booth
booths-application-remarks = Remarks
booths-next-submitted = The office reads your application and answers within 48 hours. You get a mail at every step.
booths-next-info_requested = The office has a question. Answer it below and your application goes on.
booths-next-offered = Booth { $number } is kept for you until { $day }. Take it, ask for another, or withdraw.
booths-next-confirmed = Booth { $number } is yours. You are now in the public directory and on the hall plan.
booths-next-declined = The office could not give you a booth this time. The reason is in the timeline.
booths-next-withdrawn = You withdrew this application. You may apply again at any time.
booths-next-lapsed = The date passed without an answer, so the booth was freed. Your application is back with the office, which may offer you another.

## The offer
booths-offer-title = Your offer: booth { $number }
booths-offer-until = Kept for you until { $day }
booths-offer-confirm = Take this booth
booths-offer-turn-down = Ask for another booth
booths-offer-turn-down-why = What should be different?
booths-offer-on-plan = On the plan of { $hall }
booths-offer-facts = { $area } m², { $sides ->
    [one] { $sides } open side
   *[other] { $sides } open sides
}, { $kind }

## Timeline
booths-move-submitted = Application sent
booths-move-answered = Question answered
booths-move-turned-down = Another booth asked for
booths-move-info_requested = The office asked for more
booths-move-offered = Booth { $number } offered
booths-move-confirmed = Booth { $number } confirmed
booths-move-declined = Declined by the office
booths-move-withdrawn = Withdrawn
booths-move-lapsed = The offer of { $number } ran out
booths-side-exhibitor = Exhibitor
booths-side-office = Office
booths-side-clock = Automatic

## Office
booths-queue-title = Booth applications
booths-queue-lead = Oldest first. Answer each within 48 hours.
booths-queue-keys = Keys: J and K move, Enter opens.
booths-queue-company = Company
booths-queue-wish = Wish
booths-queue-stage = Stage
booths-queue-age = Waiting
booths-queue-total = Price
booths-queue-booth = Booth
booths-queue-empty = Nothing here. Applications appear as soon as they are sent.
booths-queue-overdue = over 48 h
booths-queue-hours = { $n } h
booths-queue-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
booths-queue-filter = Show
booths-queue-filter-waiting = Waiting for us
booths-queue-filter-all = All
booths-queue-all-halls = All halls
booths-queue-all-kinds = All kinds
booths-queue-apply-filter = Filter
booths-queue-count = { $n ->
    [one] { $n } application
   *[other] { $n } applications
}
booths-review-title = Application of { $name }
booths-review-facts = Facts
booths-review-wish = Wish
booths-review-age = Waiting { $n } h of 48 h
booths-review-back = All applications
booths-review-question = Ask for more
booths-review-question-text = Your question to the exhibitor
booths-review-question-send = Send question
booths-review-decline = Decline
booths-review-decline-text = Reason, sent to the exhibitor
booths-review-decline-send = Decline application
booths-review-offer = Offer a booth
booths-review-reoffer = Offer another booth
booths-review-offer-lead = Choose a free booth on the plan or in the list.
booths-review-offer-until = Keep it until
booths-review-offer-until-hint = Until the end of that day.
booths-review-offer-send = Offer this booth
booths-review-offer-booth = Free booths in { $hall }
booths-review-offer-none = No free booth in this hall matches. Try another hall.
booths-review-offer-fitting = fits the wish
booths-review-offer-chosen = Chosen booth
booths-review-offer-all = Show booths of every size
booths-review-offer-fit = Show only booths that fit the wish
booths-review-price-now = Price of this booth: { $amount }
booths-review-other-hall = Plan of

## Plan
booths-plan-title = Plan of { $hall }
booths-plan-lead = { $free } free, { $offered } kept, { $confirmed } taken.
booths-plan-halls = Halls
booths-plan-entrance = Entrance
booths-plan-lounge = WOW MATCHING
booths-plan-list = All booths of this hall
booths-plan-number = Number
booths-plan-area = Area
booths-plan-sides = Open sides
booths-plan-kind = Kind
booths-plan-status = Status
booths-plan-exhibitor = Exhibitor
booths-plan-legend = Legend
booths-plan-chosen = Booth { $number }
booths-plan-unknown = There is no booth { $number } in this hall.
booths-plan-svg = Plan of { $hall }: { $n } booths. The same as a list below.
booths-plan-none = The plan is not drawn yet.
booths-plan-column = Column
booths-plan-scale = One square is 3 m
booths-review-option = { $number } · { $area } m² · { $sides ->
    [one] { $sides } side
   *[other] { $sides } sides
}
booths-queue-sides = { $n ->
    [one] { $n } open side
   *[other] { $n } open sides
}
booths-unit-shell = 9 m²
booths-unit-raw = m²
booths-build-shell-about = Walls, carpet, bilingual name board, table, chairs, lights and a socket. 9, 12, 15, 18 or 27 m².
booths-build-raw-about = Bare floor for your own build, from { $n } m².
booths-offer-price = What this booth costs
booths-refused-unsold = This booth is not sold in the kind that was asked for.
booths-review-stale = Look at the application again

## Letters
mail-booth-submitted-subject = { $show }: we have your booth application
mail-booth-submitted-body =
    Your application for { $company } has arrived: { $kind }, { $area } m², { $total } by the price list of today.

    The office reads it and answers within 48 hours. You get a mail at every step.
mail-booth-submitted-action = See the application
mail-booth-asked-subject = { $show }: a question about your booth application
mail-booth-asked-body =
    The office has a question before it can offer you a booth:

    { $said }
mail-booth-asked-action = Answer the question
mail-booth-offered-subject = { $show }: booth { $number } is kept for you until { $until }
mail-booth-offered-body =
    We offer { $company } booth { $number }. Its price is { $total }; the page shows how that is made up, and where the booth is in the hall.

    It is kept for you until { $until }. After that it goes back on sale.
mail-booth-offered-action = See and confirm booth { $number }
mail-booth-confirmed-subject = { $show }: booth { $number } is yours
mail-booth-confirmed-body =
    { $company } has booth { $number }. You are now in the public directory and on the hall plan.

    Next: complete your company profile and add your products, so that buyers find you.
mail-booth-confirmed-action = Open your page
mail-booth-declined-subject = { $show }: your booth application
mail-booth-declined-body =
    We are sorry: the office cannot offer { $company } a booth this time. The reason given:

    { $said }
mail-booth-declined-action = See the application
mail-booth-lapsed-subject = { $show }: the offer of booth { $number } has run out
mail-booth-lapsed-body =
    We did not hear from { $company } in time, so booth { $number } is on sale again. Your application is kept, and the office may offer you another booth.
mail-booth-lapsed-action = See the application
mail-booth-withdrawn-subject = { $show }: application withdrawn
mail-booth-withdrawn-body =
    The booth application of { $company } has been withdrawn, and any booth kept for it is free again. You may apply again at any time.
mail-booth-withdrawn-action = See the application
mail-booth-turned-down-subject = { $show }: we look for another booth
mail-booth-turned-down-body =
    You asked for another booth than { $number }. It is free again, and the office looks for one that suits { $company } better:

    { $said }
mail-booth-turned-down-action = See the application
mail-booth-desk-new-subject = New booth application: { $company }
mail-booth-desk-new-body =
    { $company } asks for { $kind }, { $area } m², { $total }. Answer within 48 hours.
mail-booth-desk-new-action = Open the application
mail-booth-desk-answered-subject = { $company } has answered your question
mail-booth-desk-answered-body =
    { $company } writes:

    { $said }
mail-booth-desk-answered-action = Open the application
mail-booth-desk-confirmed-subject = { $company } has taken booth { $number }
mail-booth-desk-confirmed-body =
    Booth { $number } is sold to { $company } for { $total }.
mail-booth-desk-confirmed-action = Open the application
mail-booth-desk-turned-down-subject = { $company } would like another booth than { $number }
mail-booth-desk-turned-down-body =
    Booth { $number } is free again. { $company } writes:

    { $said }
mail-booth-desk-turned-down-action = Open the application
mail-booth-desk-withdrawn-subject = { $company } has withdrawn its application
mail-booth-desk-withdrawn-body =
    The booth application of { $company } is withdrawn. { $said }
mail-booth-desk-withdrawn-action = Open the application
