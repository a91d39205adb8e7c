/** What every handler can reach: the stores, the clock and the neighbours the app was built with. */
import type { PartnershipId, PersonId } from "#shared/ids.ts";
import type { FindingStore } from "./agreements/finding-store.ts";
import type { AgreementStore } from "./agreements/store.ts";
import type { TemplateStore } from "./agreements/template-store.ts";
import type { YearlyStore } from "./agreements/yearly-store.ts";
import type { BridgeStore } from "./bridges/store.ts";
import type { CaseProvider } from "./case/provider.ts";
import type { Bucket } from "./cloud/bucket.ts";
import type { Table } from "./cloud/table.ts";
import type { CodeStore } from "./codes/store.ts";
import type { Config } from "./config.ts";
import type { CourseStore } from "./courses/store.ts";
import type { LegalBasisStore } from "./data-sharing/basis-store.ts";
import type { DataSettingsStore, IndicatorStore } from "./data-sharing/choices-store.ts";
import type { DutyStore } from "./data-sharing/duty-store.ts";
import type { GateStore } from "./data-sharing/gate-store.ts";
import type { OwedReader } from "./data-sharing/owing.ts";
import type { ReleaseStore } from "./data-sharing/release-store.ts";
import type { DataSharingStore } from "./data-sharing/store.ts";
import type { DocumentStore } from "./documents/store.ts";
import type { InstrumentStore } from "./evaluations/instrument-store.ts";
import type { EvaluationStore } from "./evaluations/store.ts";
import type { Outside } from "./http/outside.ts";
import type { Seal } from "./http/seal.ts";
import type { TokenCheck } from "./http/token.ts";
import type { OrganizationStore } from "./organizations/store.ts";
import type { PartnershipStore } from "./partnerships/store.ts";
import type { PeopleStore } from "./people/store.ts";
import type { ProgramStore } from "./programs/store.ts";
import type { ReminderStore } from "./reminders/store.ts";
import type { RuleSetStore } from "./rule-sets/store.ts";
import type { SessionStore } from "./sessions/store.ts";
import type { StatementStore } from "./statements/store.ts";
import type { CampaignStore } from "./validations/campaign-store.ts";
import type { DecisionStore } from "./validations/decision-store.ts";
import type { LiveStore } from "./validations/live-store.ts";
import type { OthersReader } from "./validations/others.ts";
import type { RespondentStore } from "./validations/respondent-store.ts";
import type { ShortageStore } from "./validations/shortage-store.ts";
import type { TallyStore } from "./validations/tally-store.ts";

export type Services = {
  config: Config;
  table: Table;
  bucket: Bucket;
  seal: Seal;
  checkToken: TokenCheck;
  /** What is fetched from addresses people type. */
  outside: Outside;
  now(): Date;
  /** Today in the partnership's time zone. */
  today(partnership: PartnershipId): Promise<string>;
  agreements: AgreementStore;
  codes: CodeStore;
  courses: CourseStore;
  yearly: YearlyStore;
  templates: TemplateStore;
  findings: FindingStore;
  dataSharing: DataSharingStore;
  duties: DutyStore;
  legalBases: LegalBasisStore;
  dataSettings: DataSettingsStore;
  indicators: IndicatorStore;
  releases: ReleaseStore;
  gate: GateStore;
  owed: OwedReader;
  bridges: BridgeStore;
  documents: DocumentStore;
  instruments: InstrumentStore;
  evaluations: EvaluationStore;
  organizations: OrganizationStore;
  partnerships: PartnershipStore;
  people: PeopleStore;
  programs: ProgramStore;
  reminders: ReminderStore;
  ruleSets: RuleSetStore;
  sessions: SessionStore;
  statements: StatementStore;
  caseProvider: CaseProvider;
  campaigns: CampaignStore;
  respondents: RespondentStore;
  tallies: TallyStore;
  others: OthersReader;
  decisions: DecisionStore;
  shortages: ShortageStore;
  live: LiveStore;
};

/** How the person behind a request proved who they are, and when they last did it themselves. */
export type Proof = { method: "SESSION" | "BEARER"; at?: Date };

export type Env = {
  Variables: { services: Services; requestId: string; person?: PersonId; proof?: Proof };
  Bindings: Record<string, unknown>;
};
