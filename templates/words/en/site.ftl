# The furniture of the pages.
site-skip = Skip to the content
site-rehearsal = Rehearsal: nothing here counts for the real show
site-other-language = 中文
site-nav = Main
site-menu = Menu
site-rooms = Sections
site-doors = Take part
site-door-booth = Apply for a booth
site-door-visit = Visit the show
site-nav-exhibitors = Exhibitors
site-nav-plan = Hall plan
site-nav-sectors = Sectors
site-nav-visit = Plan your visit
site-nav-contacts = Contacts
site-nav-privacy = Privacy
site-nav-badge = Find my badge
site-nav-exhibitor = Exhibitor portal
site-nav-office = Organiser's office
site-sign-out = Sign out
site-made-with = Registration by Aisle
site-office-today = Today
site-office-selling = Booth sales
site-office-applications = Applications
site-office-plan = Hall plan
site-office-exhibitors = Exhibitors
site-office-people = Visitors and gates
site-office-visitors = Visitors
site-office-entry = Gates and devices
site-office-meetings = Matchmaking
site-office-records = Records
site-office-outbox = Outbox
site-office-staff = Staff and rights
site-office-audit = Audit trail

# Home
site-home-title = Home
site-home-description = { $show }, { $dates }, { $venue }. Apply for a booth or register to visit.
site-home-kind = Trade only · for professionals
site-home-fast = Thirty seconds to register, and your badge is on your phone
site-home-theme = Theme of this edition
site-home-theme-text = Building the whole quality chain of e-commerce
site-home-all-sectors = All { $n } categories
site-home-beside = Held alongside
site-home-beside-help = One badge opens every show held alongside.
site-figure-area = Exhibition area
site-figure-buyers = Trade visitors expected
site-figure-meetings = WOW MATCHING meetings, target
site-figure-exhibitors = Exhibitors confirmed
site-unit-m2 = m²
site-unit-people = visits
site-unit-meetings = meetings
site-unit-exhibitors = companies
site-contact-exhibiting = Exhibiting
site-contact-visiting = Visiting and matchmaking
site-contact-media = Media
site-contact-agents = Authorised agents
site-figure-sectors = Categories
site-unit-sectors = categories
site-hours = Opening hours
site-hours-day = Day
site-hours-open = Open
site-hours-last = Last entry
site-hours-zone = All times are local to the venue ({ $zone }).
site-exhibitors-count = { $n ->
    [one] One exhibitor
   *[other] { $n } exhibitors
}

# Directory of exhibitors
site-directory-search = Company, product or booth number
site-directory-sector = Sector
site-directory-whole = { $sector } (all)
site-directory-clear = Clear the filter
site-directory-none = No exhibitor matches
site-directory-none-help = Try another word, or look at all exhibitors.
site-directory-empty = The directory opens soon
site-directory-empty-help = Exhibitors appear here once their booth is confirmed.
site-exhibitor-products = Products
site-exhibitor-no-products = No products announced yet.
site-exhibitor-sectors = Categories
site-exhibitor-booth = Booth
site-exhibitor-hall = Hall
site-exhibitor-area = Area
site-exhibitor-on-plan = Show on the plan
site-exhibitor-website = Company website
site-exhibitor-meet = Want to meet this exhibitor? Register to visit, then ask for a meeting.
site-sectors-help = Eight sectors. Choose a category to see its exhibitors.

# The visit
site-visit-steps = How to visit
site-visit-step-register = Register online
site-visit-step-register-help = Your contact, name and company, and what you are looking for.
site-visit-step-badge = Get your badge
site-visit-step-badge-help = It appears at once; press and hold to save the picture.
site-visit-step-gate = Scan and walk in
site-visit-step-gate-help = Show the code at any gate. No queue to exchange vouchers.
site-visit-halls = Halls
site-visit-rules = House rules
site-visit-rule-trade = Trade visitors only; nobody under 18.
site-visit-rule-badge = One person, one badge. Wear it, and do not lend it.
site-visit-rule-photo = Ask the exhibitor before you photograph a booth.
site-visit-rule-safe = Please accept the security check. No smoking, drones or pets in the halls.
site-visit-where = Where
site-visit-when = When

# Privacy
site-privacy-help = What we collect, why, for how long, and what you can do about it.
site-privacy-what = What we collect
site-privacy-what-text = When you register to visit: a mobile number or e-mail, your name, company, kind of company and interests; everything else is optional. When you apply for a booth: the company, a contact person and how to reach them. When you enter: the time and the gate.
site-privacy-why = Why we collect it
site-privacy-why-text = To make your badge and let you in, to tell you what changes, and to arrange meetings if you want them. For any other use we ask you separately.
site-privacy-who = Who can see it
site-privacy-who-text = Staff of the organiser of { $show }, each for their own work. Exhibitors see how to reach you only after you agree to share it, or after both sides agree to a meeting. We do not sell personal information.
site-privacy-long = How long we keep it
site-privacy-long-text = Registrations are kept after the show for as long as the law asks; the lists on gate devices are deleted when the show is over.
site-privacy-rights = Your rights
site-privacy-rights-text = You can see and correct your information, withdraw any consent, or have it erased, at any time: on the page of your badge, or by writing to us.
site-privacy-cookies = Cookies
site-privacy-cookies-text = Only the cookies that signing in and your language need. Nothing is loaded from third parties, and nobody follows you across sites.
site-privacy-contact = Write to us about privacy:

# When something goes wrong
site-error-undelivered = Undelivered
site-error-sign-in = Sign in
site-error-again = Try again
site-error-home = To the home page
site-error-way-400 = Please go back, check, and try again.
site-error-way-403 = If you think it should be yours, sign in with another account or ask the organiser.
site-error-way-404 = The link may be old, or the address mistyped. The home page and the directory lead on.
site-error-way-409 = Something changed while you were at it. Go back, refresh, and try again.
site-error-way-413 = Please send less, or a smaller file.
site-error-way-422 = Please go back and check what you filled in.
site-error-way-429 = Please wait a moment before you try again.
site-error-way-500 = It has been noted and will be looked at. Please try again later.
site-error-way-503 = Nothing of yours is lost. Please try again in a few seconds.
