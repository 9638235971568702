//! Everything that can happen. Written into the audit trail in the same transaction as the change itself, and
//! told to the live pages after the commit. Ids, states and counts only: never a name, an address or a number.
use super::id::*;
use serde::Serialize;

/// Something that happened (never the fair itself: that is a *show*, held as an *edition*).
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    // accounts
    AccountCreated {
        account: AccountId,
    },
    SignedIn {
        account: AccountId,
    },
    SignInFailed {
        account: AccountId,
    },
    SignedOut {
        account: AccountId,
    },
    SessionsRevoked {
        account: AccountId,
    },
    PasswordChanged {
        account: AccountId,
    },
    TotpEnabled {
        account: AccountId,
    },
    RecoveryCodeUsed {
        account: AccountId,
    },
    AccountSuspended {
        account: AccountId,
        suspended: bool,
    },
    RoleGranted {
        account: AccountId,
        role: String,
    },
    RoleRevoked {
        account: AccountId,
        role: String,
    },
    ApiTokenCreated {
        token: ApiTokenId,
    },
    ApiTokenRevoked {
        token: ApiTokenId,
    },
    // show
    EditionImported {
        edition: EditionId,
    },
    // exhibitors
    ExhibitorSignedUp {
        exhibitor: ExhibitorId,
    },
    ExhibitorChanged {
        exhibitor: ExhibitorId,
    },
    MemberInvited {
        exhibitor: ExhibitorId,
    },
    MemberJoined {
        exhibitor: ExhibitorId,
        account: AccountId,
    },
    // booths
    ApplicationMoved {
        application: ApplicationId,
        from: String,
        to: String,
        reason: Option<String>,
    },
    BoothOffered {
        application: ApplicationId,
        booth: BoothId,
    },
    BoothConfirmed {
        application: ApplicationId,
        booth: BoothId,
    },
    BoothFreed {
        booth: BoothId,
    },
    // visitors
    VisitorRegistered {
        visitor: VisitorId,
    },
    VisitorChanged {
        visitor: VisitorId,
    },
    VisitorWithdrew {
        visitor: VisitorId,
    },
    CodeRequested {
        channel: String,
    },
    ConsentGiven {
        visitor: VisitorId,
        purpose: String,
    },
    ConsentWithdrawn {
        visitor: VisitorId,
        purpose: String,
    },
    BadgeIssued {
        badge: BadgeId,
    },
    BadgeResent {
        badge: BadgeId,
    },
    BadgeRevoked {
        badge: BadgeId,
        reason: String,
    },
    // entry
    PairingCreated {
        pairing: PairingId,
        gate: GateId,
    },
    DevicePaired {
        device: DeviceId,
        gate: GateId,
    },
    DeviceRevoked {
        device: DeviceId,
    },
    DeviceSecretOffered {
        device: DeviceId,
    },
    DeviceSecretTurned {
        device: DeviceId,
    },
    ConflictResolved {
        conflict: ConflictId,
        resolution: &'static str,
    },
    BadgeExcepted {
        badge: BadgeId,
    },
    ZoneChanged {
        zone: ZoneId,
    },
    ZoneRemoved {
        zone: ZoneId,
    },
    GateTurned {
        gate: GateId,
        zone: String,
        way: &'static str,
    },
    /// A zone was counted as empty; so many were inside by the count.
    ZoneEmptied {
        zone: String,
        day: String,
        inside: u32,
        closing: bool,
    },
    /// Scans are their own ledger; this only wakes the live pages, once per committed group.
    ScansCommitted {
        scans: u32,
        admitted: u32,
    },
    // matchmaking
    MeetingRequested {
        request: MeetingRequestId,
    },
    MeetingRequestMoved {
        request: MeetingRequestId,
        to: String,
    },
    MeetingMade {
        meeting: MeetingId,
    },
    MeetingCancelled {
        meeting: MeetingId,
    },
    AvailabilityChanged {
        exhibitor: ExhibitorId,
    },
    MeetingMoved {
        meeting: MeetingId,
    },
    RepresentativeAssigned {
        meeting: MeetingId,
        account: Option<AccountId>,
    },
    MessageWritten {
        message: MessageId,
    },
    MessageReported {
        message: MessageId,
    },
    MessageReportSettled {
        message: MessageId,
    },
    LoungeChanged {
        lounge: LoungeId,
    },
    DraftMade {
        draft: DraftId,
    },
    DraftPublished {
        draft: DraftId,
        made: u32,
        moved: u32,
    },
    CalendarFeedMade {
        feed: CalendarFeedId,
    },
    CalendarFeedRevoked {
        feed: CalendarFeedId,
    },
    MeetingWitnessed {
        meeting: MeetingId,
        evidence: String,
    },
    OutcomeGiven {
        meeting: MeetingId,
        side: String,
    },
    SpareOffered {
        offer: SpareOfferId,
        meeting: MeetingId,
    },
    SpareOfferMoved {
        offer: SpareOfferId,
        to: String,
    },
    ProgrammeChanged {
        programme: ProgrammeId,
    },
    ProgrammeMemberMoved {
        visitor: VisitorId,
        to: String,
    },
    BenefitRedeemed {
        benefit: BenefitId,
        visitor: VisitorId,
    },
    ReportExported {
        report: String,
        rows: u32,
    },
    /// A buyer keeps or hides an exhibitor: nobody else's business, so it only wakes the recommendations.
    MarkChanged {
        visitor: VisitorId,
    },
    RecommendationsChanged {
        edition: EditionId,
    },
    DiscoveriesChosen {
        visitor: VisitorId,
        wanted: bool,
    },
    InquiryPosted {
        inquiry: InquiryId,
    },
    InquiryAnswered {
        inquiry: InquiryId,
        exhibitor: ExhibitorId,
    },
    InquiryClosed {
        inquiry: InquiryId,
        to: String,
    },
    // leads
    LeadScanned {
        lead: LeadId,
        exhibitor: ExhibitorId,
    },
    LeadChanged {
        lead: LeadId,
    },
    LeadWithdrawn {
        lead: LeadId,
        withdrawn: bool,
    },
    LeadContactBarred {
        lead: LeadId,
        barred: bool,
    },
    LeadReleaseChanged {
        visitor: VisitorId,
    },
    LeadQuestionsChanged {
        exhibitor: ExhibitorId,
    },
    LeadsExported {
        exhibitor: ExhibitorId,
        rows: u32,
    },
    // letters
    LetterSent {
        letter: LetterId,
    },
    LetterFailed {
        letter: LetterId,
    },
    LetterQueuedAgain {
        letter: LetterId,
    },
}

impl Event {
    /// `booth_offered`, …: the word in `events.kind`.
    pub fn kind(&self) -> String {
        self.body().get("kind").and_then(|k| k.as_str()).unwrap_or_default().to_owned()
    }

    /// The whole as JSON.
    pub fn body(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Events that only wake live pages and are not written into the trail.
    pub fn is_fleeting(&self) -> bool {
        matches!(self, Self::ScansCommitted { .. } | Self::MarkChanged { .. })
    }
}
