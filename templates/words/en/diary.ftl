# Calendars
diary-feed-title = In my calendar
diary-feed-lead = Your calendar program reads your meetings from an address of your own and keeps up with every change.
diary-feed-none = You have no calendar address yet.
diary-feed-there = Your calendar address was made on { $at }. It is shown only once; make a new one if you have lost it.
diary-feed-made = This is your calendar address. Copy it now: it is not shown again.
diary-feed-secret = Whoever knows the address can read your meetings. Revoke it if it has got into the wrong hands.
diary-feed-how = In your calendar program choose “Subscribe” or “Add from URL” and paste it.
diary-feed-make = Make my address
diary-feed-again = Make a new address
diary-feed-revoke = Revoke
diary-feed-name = Meetings, { $show }
diary-entry-title = Meeting with { $with }
diary-entry-text = Business matching, { $show }

# The route of a day
diary-route-title = Route of the day
diary-route-lead = Your meetings, and the exhibitors you saved between them, in the order with the least walking.
diary-route-walk = About { $n } minutes of walking.
diary-route-long = With so many saved exhibitors the order is good, though perhaps not the best.
diary-route-minutes = { $n } min walk
diary-route-meeting = Meeting
diary-route-left = No time for these on this day
diary-route-none = Nothing to see on this day
diary-route-none-help = Save exhibitors or agree meetings to get a route.

# Agendas and cards
diary-agendas-title = Agendas
diary-agendas-lead = Of every buyer, exhibitor and table, to read and to print.
diary-agendas-none = None found.
diary-agendas-tables = Tables
diary-cards-title = Table cards
diary-cards-lead = Print this page: one card a sheet, A5 across.
diary-cards-empty = No meeting on this day

# Letters
mail-diary-reminder-subject = Reminder: { $at }, { $other }
mail-diary-reminder-body = Your meeting with { $other } is near.

    Time: { $at }

    Place: { $place }
mail-diary-reminder-action = See your agenda
sms-diary-reminder = Reminder: meeting with { $other }, { $at }, { $place }.
