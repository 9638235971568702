# Visitors: registering, the badge, finding it again, consents.
visitors-register-title = Get your visitor badge
visitors-register-lead = Five short answers and your badge is ready. Show its QR code at the gate.
visitors-contact = E-mail or mobile number
visitors-contact-why = We send your badge there, and you can find it again with it. Outside China, start a number with + and the country code.
visitors-contact-example = you@example.com
visitors-contact-unclear = Enter an e-mail address or a mobile number.
visitors-name = Full name
visitors-name-why = Printed on your badge and checked at the gate.
visitors-company = Company
visitors-company-why = Printed on your badge, so exhibitors know who they are talking to.
visitors-company-missing = Enter your company, or tick “Self-employed”.
visitors-self-employed = Self-employed
visitors-buyer-type = Type of company
visitors-buyer-type-why = So that we can suggest the right exhibitors.
visitors-interests = What are you looking for?
visitors-interests-why = Choose one to ten. We use them to suggest exhibitors and where to walk.
visitors-interests-filter = Filter products
visitors-interests-filter-none = Nothing found. Try another word.
visitors-consents-legend = Your data
visitors-consents-optional = The next three are up to you. You get your badge either way and can change them at any time.
visitors-consent-admission = I have read the notice and agree that these details are used to admit me to the show:
visitors-consent-matchmaking = Suggest exhibitors to me and help arrange meetings
visitors-consent-matchmaking-why = We compare what you are looking for with what exhibitors show. Contact details are exchanged only when both sides agree.
visitors-consent-lead_sharing = An exhibitor who scans my badge may see my name, job title, company and its type
visitors-consent-lead_sharing-why = If you leave this out, exhibitors see nothing about you. Your number and address stay hidden unless you release them later.
visitors-consent-marketing = Tell me about later shows of this organiser
visitors-consent-marketing-why = A few letters a year; every one lets you unsubscribe.
visitors-notice = Privacy notice
visitors-notice-read = Read the privacy notice
visitors-register-send = Get my badge
visitors-register-already = Already registered? Find my badge

visitors-badge-title = My badge
visitors-badge-qr = QR code that admits { $name }
visitors-badge-short = If it will not scan, give this number
visitors-badge-keep = Press and hold the QR code to save the picture. At the gate, turn your screen bright and hold it to the camera.
visitors-badge-revoked = This badge is no longer valid and will not admit you. Please ask at the registration desk.
visitors-badge-current = See my current badge
visitors-badge-visit = Your visit
visitors-badge-last-entry = last entry { $time }
visitors-badge-hall = Halls
visitors-badge-venue = Venue
visitors-badge-mine = About you
visitors-questions-title = A few quick questions?
visitors-questions-lead = { $n ->
    [one] One is left. It takes a few seconds and you may skip it.
   *[other] { $n } are left. Each takes a few seconds and you may skip any. The more we know, the better our suggestions.
}
visitors-questions-go = Start
visitors-matching-title = Matchmaking
visitors-matching-on = You take part: see the exhibitors we suggest and ask for a meeting during the show.
visitors-matching-off = Take part and we suggest exhibitors by what you are looking for; you can ask them for a meeting. You can leave at any time.
visitors-matching-go = See suggestions
visitors-matching-join = Take part
visitors-interests-change = Change what you are looking for
visitors-interests-change-lead = Suggestions follow as soon as you save.
visitors-strength-title = How much does it matter?
visitors-strength-must = Must see
visitors-strength-want = Want to see
visitors-strength-curious = Curious
visitors-details-change = Change company and job title
visitors-details-lead = A badge cannot be passed on, so the name stays as it is. If it is misspelt, the registration desk corrects it.
visitors-consents-change = Manage consents
visitors-consents-change-lead = Untick and save to take a consent back. It counts at once.
visitors-consents-history = What you agreed to
visitors-consent-given = Given { $when } (notice version { $version })
visitors-consent-withdrawn = taken back { $when }
visitors-purpose-admission = Admission
visitors-purpose-matchmaking = Suggestions and meetings
visitors-purpose-lead_sharing = Name and company visible to exhibitors who scan
visitors-purpose-marketing = News of later shows
visitors-withdraw-link = Cancel my registration
visitors-withdraw-title = Cancel registration
visitors-withdraw-lead = Your badge stops working at once and all consents are taken back. You may register again later and will get a new badge.
visitors-withdraw-go = Cancel and void my badge
visitors-withdrawn-title = Registration cancelled
visitors-withdrawn-help = Your badge is void and your consents are taken back.
visitors-home = To the home page
visitors-sign-out = Sign out on this device
visitors-back-to-badge = Back to my badge

visitors-stranger-title = Visitor badge
visitors-stranger-when = When
visitors-stranger-where = Where
visitors-stranger-lead = This is the link of a visitor badge. If it is yours, confirm your e-mail address or mobile number first.
visitors-find-mine = Find my badge
visitors-lead-title = Visitor
visitors-lead-private = This visitor has not agreed to share details with exhibitors.

visitors-find-title = Find my badge
visitors-find-lead = Enter the e-mail address or mobile number you registered with. If we know it, we send a six-digit code.
visitors-find-send = Send the code
visitors-find-new = Not registered yet? Get your visitor badge
visitors-find-too-often = { $n ->
    [one] Too many requests. Please try again in a minute.
   *[other] Too many requests. Please try again in { $n } minutes.
}
visitors-code-title = Enter the code
visitors-code-lead = If { $to } is registered, a six-digit code arrives within seconds. It is good for ten minutes.
visitors-code = Code
visitors-code-help = Six digits
visitors-code-send = Open my badge
visitors-code-wrong = That is not the code. Please check it once more.
visitors-code-nothing = Nothing arrived? Check what you typed, and your junk folder.
visitors-code-again = Send another
visitors-who-title = Choose a badge
visitors-who-lead = Several people registered with this contact. Whose badge do you want to open?
visitors-who-nobody = No registration found
visitors-who-nobody-help = This address or number is not registered for this edition yet.
visitors-open-title = Open my badge
visitors-open-lead = Press the button to keep your badge on this device. Please do not pass on the link from your letter.
visitors-open-go = Open my badge
visitors-expired-title = This link is no longer good
visitors-expired-help = Never mind: with your e-mail address or mobile number you find your badge at once.

visitors-question-progress = Question { $n } of { $total }
visitors-question-next = Save and go on
visitors-question-skip = Skip
visitors-question-title = Job title
visitors-question-title-why = Shown on your badge if you give it.
visitors-question-function = Your function
visitors-question-function-why = Helps exhibitors have the right person ready.
visitors-question-level = Your level
visitors-question-level-why = Helps exhibitors have the right person ready.
visitors-question-role = Your part in buying decisions
visitors-question-role-why = So that we suggest the right people to meet.
visitors-question-purposes = Why are you visiting?
visitors-question-purposes-why = Choose as many as you like.
visitors-question-needs = What exactly do you need?
visitors-question-needs-why = A sentence or two, such as “30,000 parcels a day, looking for an auto-bagging line”.
visitors-question-days = Which days will you come?
visitors-question-days-why = Helps us staff the gates. You can still come on another day.
visitors-question-region = Where are you from?
visitors-question-region-why = So that we suggest suppliers nearby.
visitors-question-parcels = Parcels a day
visitors-question-parcels-why = So that we suggest solutions of the right size.
visitors-question-spend = Packaging bought a year (CNY)
visitors-question-spend-why = So that we suggest suppliers of the right size.
visitors-question-budget = Budget for equipment (CNY)
visitors-question-budget-why = So that we suggest equipment of the right size.
visitors-question-timing = When do you plan to buy?
visitors-question-timing-why = Helps order your meetings.

visitors-form-stale = This form was sent before, with other answers. Please check it and send it once more.
visitors-refused-known = This visitor is registered already.
visitors-refused-has-badge = This visitor has a valid badge already.
visitors-refused-no-badge = This visitor has no valid badge.
visitors-refused-withdrawn = This visitor has cancelled.

visitors-office-title = Visitors
visitors-office-search-example = Name, company, last digits
visitors-office-contact = Contact
visitors-office-registered = Registered
visitors-office-badge = Badge
visitors-office-page = Page { $n } of { $total }
visitors-office-none = No visitor fits
visitors-office-none-help = Try another word or clear the filter.
visitors-office-consents = Consents
visitors-office-history = History
visitors-office-help = Help this visitor
visitors-office-resend = Send the badge again
visitors-office-reissue = Issue a new badge
visitors-office-reissue-help = The old QR code stops working at once; the visitor is sent the new badge.
visitors-office-revoke = Revoke the badge
visitors-office-reason = Reason
visitors-office-lang = Language
visitors-said-resent = The badge was sent again.
visitors-said-revoked = The badge is revoked.
visitors-said-reissued = A new badge was issued.
visitors-reason-reissued = replaced by a new badge
visitors-reason-withdrew = the visitor cancelled
visitors-state-valid = valid
visitors-state-revoked = revoked
visitors-state-withdrawn = cancelled
visitors-event-visitor_registered = Registered
visitors-event-visitor_changed = Details changed
visitors-event-visitor_withdrew = Cancelled
visitors-event-consent_given = Agreed
visitors-event-consent_withdrawn = Took a consent back
visitors-event-badge_issued = Badge issued
visitors-event-badge_revoked = Badge revoked
visitors-event-badge_resent = Badge sent again
visitors-event-other = Other
visitors-actor-visitor = the visitor
visitors-actor-anonymous = the visitor
visitors-actor-staff = staff
visitors-actor-exhibitor = exhibitor
visitors-actor-device = gate device
visitors-actor-api = API
visitors-actor-system = system

mail-visitors-badge-subject = Your { $brand } badge: { $short }
mail-visitors-badge-body = Hello { $name },

    You are registered for { $show }, { $dates }, { $venue }.

    Badge number: { $short }

    At the gate, open your badge and hold its QR code to the camera. The link below is for you alone; please do not pass it on.
mail-visitors-badge-action = Open my badge
sms-visitors-badge = { $brand }: { $name }, you are registered for { $dates }, { $venue }. Badge { $short }. Show the QR code at the gate:
mail-visitors-code-subject = { $brand } code { $code }
mail-visitors-code-body = Your code to open your visitor badge: { $code }

    It is good for { $n } minutes. You may also simply press the button below. If you did not ask for it, ignore this letter.
mail-visitors-code-action = Open my badge
sms-visitors-code = { $brand }: { $code } is your code to open your visitor badge, good for { $n } minutes. If you did not ask for it, ignore this.
