# Exhibitors: sign-up, portal, company profile, products, team, office list.

## Sign-up
exhibitors-sign-up-title = Exhibit with us
exhibitors-sign-up-lead = One page for your company and your own sign-in. You apply for a booth right after.
exhibitors-sign-up-company = Your company
exhibitors-sign-up-person = You
exhibitors-sign-up-sectors = What you show
exhibitors-sign-up-sectors-hint = Choose 1 to 10. Visitors find you by these.
exhibitors-sign-up-send = Create account
exhibitors-sign-up-have = Already have an account?
exhibitors-sign-up-sign-in = Sign in
exhibitors-sign-up-privacy = We use these data to run your participation. Your contact details are seen by the organiser only.
exhibitors-name-zh = Company name in Chinese
exhibitors-name-en = Company name in English
exhibitors-name-hint = At least one of the two.
exhibitors-contact-name = Your name
exhibitors-email = E-mail
exhibitors-email-hint = You sign in with it, and we write to it at every step.
exhibitors-mobile = Mobile
exhibitors-mobile-hint = Numbers outside mainland China begin with + and the country code.
exhibitors-password = Password
exhibitors-password-hint = At least 10 characters. A sentence is fine.
exhibitors-country = Country or region
exhibitors-website = Website
exhibitors-website-hint = Begins with https:// or http://. Optional.
exhibitors-about-zh = About the company in Chinese
exhibitors-about-en = About the company in English
exhibitors-about-hint = Up to 600 characters. Optional.
exhibitors-sectors = Sectors
exhibitors-sectors-open = Sub-sectors of { $name }
exhibitors-sectors-chosen = { $n } chosen

## Mistakes and refusals
exhibitors-mistake-name = Give the company's name in Chinese or in English.
exhibitors-mistake-sectors = Choose at least one sector.
exhibitors-mistake-sectors-many = Choose at most { $n }.
exhibitors-mistake-sector = Choose a sector from the list.
exhibitors-mistake-country = Choose a country or region from the list.
exhibitors-mistake-website = Write the whole address, beginning with https:// or http://.
exhibitors-mistake-email-taken = There is an account with this e-mail already. Sign in instead.
exhibitors-mistake-product-name = Give the product's name in Chinese or in English.
exhibitors-mistake-products-many = A company lists at most { $n } products.
exhibitors-mistake-member = This person is in your team already.
exhibitors-refused-stale = Somebody changed this page while you were writing. What you typed is kept below; compare and save again.
exhibitors-refused-invitation = This invitation is no longer valid. Ask your colleague for a new one.
exhibitors-refused-other-company = This account already belongs to another company at this show.

## Portal home
exhibitors-home-title = Your participation
exhibitors-home-lead = What to do, in this order. Everything is saved at each step.
exhibitors-home-hello = { $name }
exhibitors-task-company = Company profile
exhibitors-task-company-todo = Add a short description so that visitors know what you do.
exhibitors-task-company-done = Complete. You can change it at any time.
exhibitors-task-products = Products
exhibitors-task-products-todo = Add what you will show.
exhibitors-task-products-done = { $n ->
    [one] { $n } product
   *[other] { $n } products
}
exhibitors-task-booth = Booth
exhibitors-task-booth-todo = Apply for a place on the hall plan.
exhibitors-task-meetings = Meetings
exhibitors-task-meetings-todo = Once your booth is confirmed, buyers can ask to meet you.
exhibitors-task-meetings-ready = See requests and your agenda.
exhibitors-task-team = Team
exhibitors-task-team-todo = { $n ->
    [one] { $n } person may act for the company.
   *[other] { $n } people may act for the company.
}
exhibitors-task-open = Open
exhibitors-state-todo = To do
exhibitors-state-doing = Under way
exhibitors-state-yours = Your turn
exhibitors-state-done = Done
exhibitors-state-later = Later

## Company
exhibitors-company-title = Company profile
exhibitors-company-lead = This is what visitors read in the directory.
exhibitors-company-save = Save
exhibitors-company-saved = Saved.
exhibitors-company-public = See it as visitors do

## Products
exhibitors-products-title = Products
exhibitors-products-lead = What you show at your booth. Visitors search these names.
exhibitors-products-none = No products yet. Add the first one below.
exhibitors-products-add = Add a product
exhibitors-products-name-zh = Product name in Chinese
exhibitors-products-name-en = Product name in English
exhibitors-products-sector = Sector
exhibitors-products-save = Add product
exhibitors-products-remove = Remove
exhibitors-products-remove-label = Remove { $name }
exhibitors-products-added = Added.
exhibitors-products-removed = Removed.

## Team
exhibitors-team-title = Team
exhibitors-team-lead = Everybody here may act for the company. Only administrators invite others.
exhibitors-team-invite = Invite a colleague
exhibitors-team-invite-email = Their e-mail
exhibitors-team-invite-send = Send invitation
exhibitors-team-invited = Invitation sent.
exhibitors-team-open = Open invitations
exhibitors-team-until = until { $day }
exhibitors-role-admin = Administrator
exhibitors-role-member = Member
exhibitors-join-title = Join { $name }
exhibitors-join-lead = You were invited to act for this company at the show. Choose a password for { $email }.
exhibitors-join-known = You were invited to act for this company at the show. Sign in as { $email } first, then open this link again.
exhibitors-join-ready = You are signed in as { $email }.
exhibitors-join-send = Join

## Office
exhibitors-office-title = Exhibitors
exhibitors-office-search = Name, booth or e-mail
exhibitors-office-search-send = Search
exhibitors-office-count = { $n ->
    [one] { $n } exhibitor
   *[other] { $n } exhibitors
}
exhibitors-office-empty = No exhibitor matches.
exhibitors-office-company = Company
exhibitors-office-country = Country
exhibitors-office-booth = Booth
exhibitors-office-since = Since
exhibitors-office-contact = Contact
exhibitors-office-more = Next page
exhibitors-office-first = First page
exhibitors-office-about = About
exhibitors-office-sectors = Sectors
exhibitors-office-products = Products
exhibitors-office-team = Team
exhibitors-office-applications = Applications
exhibitors-office-none = None yet.
exhibitors-office-back = All exhibitors
exhibitors-company-now = What is stored now
exhibitors-room-home = Tasks
exhibitors-room-company = Company
exhibitors-room-products = Products
exhibitors-room-booth = Booth
exhibitors-room-meetings = Meetings
exhibitors-room-team = Team

## Countries and regions
exhibitors-country-CN = China
exhibitors-country-HK = Hong Kong SAR, China
exhibitors-country-MO = Macao SAR, China
exhibitors-country-TW = Taiwan, China
exhibitors-country-JP = Japan
exhibitors-country-KR = South Korea
exhibitors-country-SG = Singapore
exhibitors-country-MY = Malaysia
exhibitors-country-TH = Thailand
exhibitors-country-VN = Vietnam
exhibitors-country-ID = Indonesia
exhibitors-country-PH = Philippines
exhibitors-country-IN = India
exhibitors-country-PK = Pakistan
exhibitors-country-BD = Bangladesh
exhibitors-country-LK = Sri Lanka
exhibitors-country-AE = United Arab Emirates
exhibitors-country-SA = Saudi Arabia
exhibitors-country-IL = Israel
exhibitors-country-TR = Türkiye
exhibitors-country-RU = Russia
exhibitors-country-KZ = Kazakhstan
exhibitors-country-UZ = Uzbekistan
exhibitors-country-DE = Germany
exhibitors-country-FR = France
exhibitors-country-GB = United Kingdom
exhibitors-country-IT = Italy
exhibitors-country-ES = Spain
exhibitors-country-NL = Netherlands
exhibitors-country-BE = Belgium
exhibitors-country-CH = Switzerland
exhibitors-country-AT = Austria
exhibitors-country-SE = Sweden
exhibitors-country-PL = Poland
exhibitors-country-CZ = Czechia
exhibitors-country-US = United States
exhibitors-country-CA = Canada
exhibitors-country-MX = Mexico
exhibitors-country-BR = Brazil
exhibitors-country-AU = Australia
exhibitors-country-ZZ = Other

## Letters
mail-exhibitor-welcome-subject = { $show }: welcome, { $company }
mail-exhibitor-welcome-body =
    Your exhibitor account is ready. Sign in with this e-mail address.

    Next: apply for a booth. The office answers within 48 hours.
mail-exhibitor-welcome-action = Apply for a booth
mail-exhibitor-invited-subject = { $company } invites you to its team at { $show }
mail-exhibitor-invited-body =
    A colleague invites you to act for { $company } at { $show }. The link is good for seven days and works once.
mail-exhibitor-invited-action = Join the team
