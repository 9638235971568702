# Gates, devices and the scanner.
entry-scanner-title = Scanner
entry-start = Start scanning
entry-link-on = Online
entry-link-off = Offline: scans are kept and sent later
entry-link-unpaired = This device is no longer paired
entry-strip-waiting = waiting
entry-strip-today = Today
entry-direction-in = Way in
entry-direction-out = Way out
entry-turn-in = Way in
entry-turn-out = Way out
entry-code = Short code
entry-check = Check
entry-torch = Torch
entry-lens = Lens
entry-sound = Sound
entry-log = Last scans
entry-camera-refused = The browser may not use the camera. Allow it in the address bar, or use a handheld scanner or the short code.
entry-camera-missing = No camera was found. A handheld scanner and the short code still work.
entry-decoder-missing = The camera cannot be used on this phone. A handheld scanner and the short code still work.

# Verdicts: the big word.
entry-verdict-idle = Ready
entry-verdict-admitted = Come in
entry-verdict-repeat = Already in
entry-verdict-refused = Stop
entry-verdict-attention = Let in, and look
entry-verdict-undecided = Not decided
entry-verdict-asking = Checking
entry-verdict-trouble = Scanner trouble

# Verdicts: the one sentence that helps.
entry-why-idle = Hold a badge before the camera, use a handheld scanner, or type the short code.
entry-why-no-connection = No connection. The scan is kept and will be decided as soon as the connection is back. Please ask them to wait.
entry-why-unpaired = This device was unpaired. Scans are kept: ask a supervisor for a new pairing code.
entry-why-ok = First time today.
entry-why-greet = { $category }: please greet them and show the way to the lounge.
entry-why-back = Welcome back. First in at { $since }, { $gate }.
entry-why-left = On the way out.
entry-why-not-inside = Was not scanned in today. Let them out.
entry-why-force = Let in by the supervisor's decision; the reason is on record.
entry-why-already-inside = First in at { $since }, { $gate }. Compare the name with the person.
entry-why-unknown-code = This is not a badge of this show. Help them find theirs at the registration desk.
entry-why-forged = The code is not genuine. Please call a supervisor.
entry-why-other-edition = A badge of another edition. Please send them to the registration desk for a new one.
entry-why-revoked = This badge was withdrawn or replaced. Please send them to the registration desk.
entry-why-not-valid-yet = This badge is not valid yet.
entry-why-not-valid-yet-day = { $category } badges are good from { $day }, { $time }.
entry-why-expired = This badge is no longer valid.
entry-why-closed-today = The show is closed.
entry-why-closed-today-next = Closed today. For { $category } badges the doors open { $day }, { $time }.
entry-why-wrong-category = { $category } badges do not open this phase of the show.
entry-why-wrong-category-build-up = Build-up: { $category } badges are good from { $day }, { $time }.
entry-why-wrong-category-tear-down = Tear-down: { $category } badges do not open the halls any more.
entry-why-wrong-zone = { $category } badges do not open this area.
entry-why-too-early = Too early for { $category } badges: the doors open { $day }, { $time }.
entry-why-too-early-today = Too early: the doors are not open yet.
entry-why-too-late = Last entry has passed; the show is over.
entry-why-too-late-next = Last entry has passed. Next: { $day }, { $time }.

# Reasons, as the office counts them.
entry-reason-unknown-code = Unknown code
entry-reason-forged = Forged
entry-reason-other-edition = Other edition
entry-reason-revoked = Withdrawn
entry-reason-not-valid-yet = Not valid yet
entry-reason-expired = Expired
entry-reason-closed-today = Closed that day
entry-reason-wrong-category = Wrong category
entry-reason-wrong-zone = Wrong area
entry-reason-too-early = Too early
entry-reason-too-late = Too late

# The office.
entry-office-title = Gates and devices
entry-office-help = Who came in today, and which phones may scan.
entry-office-today = Today
entry-count-admitted = Admitted today
entry-count-inside = Inside now
entry-count-repeats = Scanned again
entry-count-refused = Refused
entry-gates = Gates
entry-gate = Gate
entry-new-device = Pair a device
entry-new-device-help = You get a code that works once, for ten minutes. Open it with the phone that will stand at the gate.
entry-label = Name of the device
entry-label-help = What is written on the phone, such as “Gate 1, left”.
entry-profile = May
entry-profile-scan = Scan only
entry-profile-lookup = Scan and look up
entry-profile-supervisor = Supervisor: also let in against the rules
entry-invite = Show pairing code
entry-devices = Devices
entry-no-devices = No device is paired yet
entry-seen = Last seen
entry-state = State
entry-device-paired = Paired
entry-device-revoked = Unpaired
entry-device-expired = Expired
entry-revoke = Unpair
entry-pairing-title = Pairing code
entry-pairing-code = QR code for pairing
entry-pairing-help = Scan it with the phone's camera, or open the link on the phone. It works once.
entry-pairing-until = Good until { $time }.
entry-pairing-used = The phone is paired.
entry-pairing-late = This code is too old. Please make a new one.
entry-pairing-back = Back to gates and devices

# On the phone.
entry-pair-title = Pair this phone
entry-pair-help = This phone will scan badges at this gate until it is unpaired.
entry-pair-button = Pair this phone
entry-pair-wechat = Please open this page in the phone's browser: inside WeChat the camera often does not work.
entry-pair-used = This pairing code was used already.
entry-pair-late = This pairing code is too old.
entry-pair-again = Ask the office for a new pairing code.
entry-pair-refused = This pairing code was used already or is too old. Ask the office for a new one.
entry-unpaired-title = This phone is not paired with a gate
entry-unpaired-help = A supervisor makes a pairing code in the office, under gates and devices. Scan it with this phone.
entry-unpaired-kept = Scans that were not sent yet stay on this phone and are sent once it is paired again.

# The API.
entry-form-code-length = This is too long to be a code.
entry-form-time = This is not a time in the form 2025-10-30T09:00:00+08:00.
entry-scan-gate = This edition has no such gate.
entry-scan-reused = This scan id belongs to another scan.
entry-batch-list = Please send a list of scans.
entry-batch-long = At most 1,000 scans at once.

# Looking somebody up.
entry-people-link = Look up
entry-people-title = Find a badge
entry-people-question = Name, company, or last four digits of the mobile number
entry-people-search = Find
entry-people-help = Name (also in pinyin or its initials), company, the last four digits of a mobile number, or the short code.
entry-people-too-short = Please type at least two Chinese characters or three letters.
entry-people-nobody = Nobody is registered like this. Try another spelling, or the mobile number; otherwise the registration desk helps.
entry-people-more = The first { $count }. Please type more of the name.
entry-people-count =
    { $count ->
        [one] One badge
       *[other] { $count } badges
    }
entry-people-admitted = in since { $time }
entry-people-revoked = withdrawn
entry-people-check = Ask for the full name and the company. Do they match?
entry-people-admit = They match: let in

# How a device is, and its secret.
entry-waiting = Waiting scans
entry-pack-age = Pack
entry-pack-minutes = { $n } min
entry-expires = Good until
entry-rotate = New secret
entry-device-turning = a new secret waits for its next sign of life
organiser-event-device_secret_offered = New secret for a device
organiser-event-device_secret_turned = Device uses its new secret
