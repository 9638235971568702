//! One type per kind of id, so a visitor's id can never be passed as a booth's.
//!
//! Ids are UUIDv7: time-ordered, so new rows land at the end of the index. They name things; they are never
//! proof of a right (that is what tokens with 128 random bits are for, see `kernel::secret`).
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize, sea_orm::DeriveValueType)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A fresh, time-ordered id.
            #[expect(clippy::new_without_default, reason = "every call gives another id")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7())
            }

            /// The id as the database stores it.
            pub fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl sea_orm::TryFromU64 for $name {
            /// Rows never get their id from a counter.
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        impl<'a> rocket::request::FromParam<'a> for $name {
            type Error = uuid::Error;
            fn from_param(param: &'a str) -> Result<Self, Self::Error> {
                param.parse()
            }
        }

        impl rocket::http::uri::fmt::UriDisplay<rocket::http::uri::fmt::Path> for $name {
            fn fmt(&self, f: &mut rocket::http::uri::fmt::Formatter<'_, rocket::http::uri::fmt::Path>) -> std::fmt::Result {
                f.write_value(self.to_string())
            }
        }

        rocket::http::impl_from_uri_param_identity!([rocket::http::uri::fmt::Path] $name);
    )+};
}

ids! {
    /// Who runs shows.
    OrganisationId,
    /// A brand of trade show, held again and again.
    ShowId,
    /// One holding of a show: dates, venue, halls, prices.
    EditionId,
    /// A hall of the venue, as one edition uses it.
    HallId,
    /// A door with scanners.
    GateId,
    /// Somebody who signs in with e-mail and password: staff or a member of an exhibitor.
    AccountId,
    /// What one account may do for one organisation, show or edition.
    GrantId,
    /// One browser that is signed in.
    SessionId,
    /// A program's key to the API.
    ApiTokenId,
    /// A company at an edition.
    ExhibitorId,
    /// Something an exhibitor shows.
    ProductId,
    /// An invitation to join a company's team.
    MemberInvitationId,
    /// A place on the hall plan.
    BoothId,
    /// One company's wish for one booth.
    ApplicationId,
    /// Who holds a booth, or held it.
    ClaimId,
    /// One step of an application's history.
    MoveId,
    /// A column or reserved ground on a hall plan.
    FeatureId,
    /// A person registered for an edition.
    VisitorId,
    /// What is worn at the show; the code on it admits.
    BadgeId,
    /// One agreement to one purpose, with the text's version.
    ConsentId,
    /// A paired phone or handheld.
    DeviceId,
    /// An invitation for a device to pair.
    PairingId,
    /// One attempt to pass a gate; chosen by the device, so a retry is recognised.
    ScanId,
    /// A part of the venue behind gates.
    ZoneId,
    /// One time a zone was counted as empty.
    ZoneResetId,
    /// Somebody was let in against what all gates together know.
    ConflictId,
    /// What an exhibitor keeps of a visitor whose badge it scanned.
    LeadId,
    /// One scan of a badge by an exhibitor; chosen by the phone, so a retry is recognised.
    LeadScanId,
    /// What an exhibitor asks itself about each lead.
    LeadQuestionId,
    /// One buyer's wish to meet one exhibitor.
    MeetingRequestId,
    /// Two parties in one slot.
    MeetingId,
    /// One step in the history of a request.
    RequestTurnId,
    /// Something one side of a meeting wrote to the other.
    MessageId,
    /// Tables of one hall that meetings are held at.
    LoungeId,
    /// One table of a lounge.
    MeetingTableId,
    /// A schedule that is being made.
    DraftId,
    /// One meeting of such a schedule.
    DraftMeetingId,
    /// The address under which a person's calendar is read.
    CalendarFeedId,
    /// Somebody free, asked into a slot that fell out.
    SpareOfferId,
    /// What hosted buyers owe and get.
    ProgrammeId,
    /// Lunch, a night, a gift.
    BenefitId,
    /// What a buyer asks all makers of a sub-category.
    InquiryId,
    /// A maker's answer to it.
    InquiryReplyId,
    /// Something that happened.
    EventId,
    /// A mail or a text message on its way.
    LetterId,
    /// Work to be done later.
    JobId,
}
