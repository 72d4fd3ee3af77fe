import type { ContactPurpose, PhiScope } from '@holdfast/contracts/vendors';

/** An executed BAA, in days from today: negative is past. `renewsMonths` makes it renew itself. */
export interface SampleAgreement {
  readonly from: number;
  readonly term: { readonly endsIn: number } | { readonly months: number } | { readonly evergreen: true };
  readonly renewsMonths?: number;
  readonly noticeDays?: number;
}

/** One invented vendor of an invented clinic. `since` and the agreement's days count from the organization's today. */
export interface SampleVendor {
  readonly name: string;
  /** Its domain below `.example`, which nobody can own (RFC 2606): no mail to it reaches a person. */
  readonly domain: string;
  readonly city: string;
  readonly state: string;
  readonly service: string;
  readonly phi: PhiScope;
  readonly phiNote?: string;
  readonly since: number;
  /** We serve it, not it us. */
  readonly weServe?: true;
  readonly baa?: SampleAgreement;
  readonly contacts: readonly (readonly [name: string, title: string, purpose: ContactPurpose])[];
}

const fixed = (from: number, endsIn: number): SampleAgreement => ({ from, term: { endsIn } });
const evergreen = (from: number): SampleAgreement => ({ from, term: { evergreen: true } });
const renewing = (from: number, months: number, noticeDays: number): SampleAgreement => ({ from, term: { months }, renewsMonths: 12, noticeDays });
/** Renews on the day after `endsIn` unless notice is given; with `noticeDays` above `endsIn`, that day is past. */
const renewingAt = (from: number, endsIn: number, noticeDays: number): SampleAgreement => ({ from, term: { endsIn }, renewsMonths: 12, noticeDays });

/** The 40 vendors of a clinic that does not exist. None is a real company, and each domain ends in `.example`. */
export const SAMPLE_VENDORS: readonly SampleVendor[] = [
  // PHI flows, an agreement in force
  { name: 'Lanternfield Health Records, Inc.', domain: 'lanternfield', city: 'Madison', state: 'WI', service: 'Hosted electronic health record', phi: 'flows', phiNote: 'Whole chart, about 21,000 patients', since: -1500, baa: renewing(-1500, 36, 90), contacts: [['Maren Okafor', 'Privacy officer', 'privacy'], ['Tobias Lindqvist', 'Security lead', 'security']] },
  { name: 'Quillmoor Revenue Services, LLC', domain: 'quillmoor', city: 'Des Moines', state: 'IA', service: 'Medical billing and coding', phi: 'flows', phiNote: 'Claims, diagnoses, account balances', since: -980, baa: renewingAt(-980, 38, 60), contacts: [['Delphine Arceneaux', 'Contract manager', 'legal'], ['Rufus Adeyemi', 'Client lead', 'business']] },
  { name: 'Brackenridge Claims Gateway Co.', domain: 'brackenridge-claims', city: 'Lincoln', state: 'NE', service: 'Claims clearinghouse', phi: 'flows', since: -740, baa: fixed(-740, 356), contacts: [['Yara Haddad', 'Compliance manager', 'privacy']] },
  { name: 'Northlight Reading Group, PLLC', domain: 'northlight-reading', city: 'Duluth', state: 'MN', service: 'Night and weekend radiology reads', phi: 'flows', phiNote: 'Images and reports', since: -610, baa: renewingAt(-610, 24, 45), contacts: [['Priya Venkataraman', 'Practice administrator', 'business']] },
  { name: 'Tidewrack Cloud Hosting, Inc.', domain: 'tidewrack', city: 'Norfolk', state: 'VA', service: 'Servers and off-site back-ups', phi: 'flows', phiNote: 'Encrypted back-ups of every system', since: -1120, baa: evergreen(-1120), contacts: [['Soren Dahlgaard', 'Security and trust', 'security'], ['Ines Carvalho', 'Counsel', 'legal']] },
  { name: 'Copperline Transcription, LLC', domain: 'copperline', city: 'Butte', state: 'MT', service: 'Dictation and transcription', phi: 'flows', since: -420, baa: fixed(-420, 310), contacts: [['Wendell Pryce', 'Owner', 'business']] },
  { name: 'Fennel & Rowe Shredding Co.', domain: 'fennelrowe', city: 'Rockford', state: 'IL', service: 'Paper records pick-up and destruction', phi: 'flows', since: -880, baa: renewing(-880, 12, 30), contacts: [['Gwen Rowe', 'Operations', 'business']] },
  { name: 'Marsh Heron Patient Messaging, Inc.', domain: 'marshheron', city: 'Savannah', state: 'GA', service: 'Appointment reminders by text', phi: 'flows', phiNote: 'Name, mobile number, date of the visit', since: -350, baa: fixed(-350, 15), contacts: [['Aurelio Vance', 'Customer success', 'business'], ['Hana Kobayashi', 'Security', 'security']] },
  { name: 'Stonecrop Laboratories, Inc.', domain: 'stonecrop-labs', city: 'Boise', state: 'ID', service: 'Reference laboratory interface', phi: 'flows', since: -1300, baa: evergreen(-1300), contacts: [['Lucia Ferrante', 'Privacy coordinator', 'privacy']] },
  { name: 'Ember Oak Telehealth, Inc.', domain: 'emberoak', city: 'Asheville', state: 'NC', service: 'Video visits', phi: 'flows', since: -290, baa: renewing(-290, 12, 60), contacts: [['Jonah Whitfield', 'Account executive', 'business']] },
  { name: 'Saltbox Analytics, PBC', domain: 'saltbox-analytics', city: 'Portland', state: 'ME', service: 'Quality measures and registry reporting', phi: 'flows', phiNote: 'Limited data set', since: -530, baa: fixed(-530, 61), contacts: [['Nadia Petrov', 'Data protection', 'privacy']] },
  { name: 'Thistledown Collections, LLC', domain: 'thistledown', city: 'Tulsa', state: 'OK', service: 'Collection of unpaid balances', phi: 'flows', since: -700, baa: renewingAt(-700, 52, 90), contacts: [['Clement Osei', 'Compliance', 'legal']] },
  { name: 'Wrenfold Managed IT, Inc.', domain: 'wrenfold', city: 'Peoria', state: 'IL', service: 'Desktop support with remote access', phi: 'flows', phiNote: 'Can see any screen it supports', since: -1010, baa: renewing(-1010, 24, 60), contacts: [['Beatriz Amaral', 'Service manager', 'business'], ['Colm Hennessy', 'Security', 'security']] },
  { name: 'Alderbrook Release of Information Co.', domain: 'alderbrook-roi', city: 'Eugene', state: 'OR', service: 'Answers requests for records', phi: 'flows', since: -640, baa: fixed(-640, 455), contacts: [['Marguerite Dube', 'Director', 'privacy']] },
  { name: 'Parchment Bay Fax Services, LLC', domain: 'parchmentbay', city: 'Tacoma', state: 'WA', service: 'Fax by internet', phi: 'flows', since: -210, baa: evergreen(-210), contacts: [['Support desk', '', 'business']] },
  { name: 'Kestrel Point Answering, Inc.', domain: 'kestrelpoint', city: 'Dayton', state: 'OH', service: 'After-hours telephone', phi: 'flows', phiNote: 'Caller’s name and complaint', since: -460, baa: fixed(-460, 121), contacts: [['Odessa Grant', 'Owner', 'business']] },

  // PHI flows, the agreement has ended or does not run yet
  { name: 'Juniper Hollow Imaging Archive, LLC', domain: 'juniperhollow', city: 'Reno', state: 'NV', service: 'Long-term image archive', phi: 'flows', since: -1180, baa: fixed(-1180, -19), contacts: [['Emeka Nwosu', 'Archive manager', 'security']] },
  { name: 'Harrowgate Locum Staffing, Inc.', domain: 'harrowgate-locums', city: 'Nashville', state: 'TN', service: 'Locum physicians with chart access', phi: 'flows', since: -500, baa: fixed(-500, -135), contacts: [['Simone Tran', 'Placements', 'business']] },
  { name: 'Pell & Marrow Orthotics Supply', domain: 'pellmarrow', city: 'Toledo', state: 'OH', service: 'Custom orthotics from patient scans', phi: 'flows', since: -400, baa: fixed(-400, -3), contacts: [] },
  { name: 'Bluestem Care Coordination, LLC', domain: 'bluestem-care', city: 'Topeka', state: 'KS', service: 'Chronic care calls', phi: 'flows', since: -30, baa: { from: 18, term: { months: 24 }, renewsMonths: 12, noticeDays: 60 }, contacts: [['Farah Siddiqui', 'Program lead', 'business']] },
  { name: 'Gannet Rock Patient Payments, Inc.', domain: 'gannetrock', city: 'Wilmington', state: 'DE', service: 'Card payments and payment plans', phi: 'flows', since: 40, baa: { from: 40, term: { months: 36 } }, contacts: [['Ivo Marchetti', 'Onboarding', 'business']] },

  // No agreement is recorded, although PHI flows
  { name: 'Cinder Lake Survey Co.', domain: 'cinderlake', city: 'Flagstaff', state: 'AZ', service: 'Patient satisfaction surveys', phi: 'flows', phiNote: 'Names, e-mail addresses and visit dates', since: -160, contacts: [['Peregrine Holt', 'Account manager', 'business']] },
  { name: 'Mossgate Document Scanning, Inc.', domain: 'mossgate', city: 'Spokane', state: 'WA', service: 'Scans old paper charts', phi: 'flows', since: -75, contacts: [['Lavinia Moss', 'Project manager', 'business']] },
  { name: 'Ibis & Vane Medical Interpreters', domain: 'ibisvane', city: 'El Paso', state: 'TX', service: 'Interpreters by telephone and video', phi: 'flows', since: -820, contacts: [['Rosalind Ibarra', 'Scheduling', 'business']] },
  { name: 'Halyard AI Scribe, Inc.', domain: 'halyard-scribe', city: 'Santa Rosa', state: 'CA', service: 'Notes written from recorded visits', phi: 'flows', phiNote: 'Audio of the visit; a pilot with two physicians', since: -22, contacts: [] },

  // An agreement although no PHI flows, or nobody has said yet
  { name: 'Orrery Credentialing, LLC', domain: 'orrery-cred', city: 'Columbus', state: 'OH', service: 'Credentialing of clinicians', phi: 'none', since: -900, baa: evergreen(-900), contacts: [['Tamsin Ashby', 'Client services', 'business']] },
  { name: 'Dovecote Staff Training, Inc.', domain: 'dovecote', city: 'Richmond', state: 'VA', service: 'Privacy and security training', phi: 'none', since: -365, contacts: [['Marcus Bellweather', 'Sales', 'business']] },
  { name: 'Larkspur Payroll Partners', domain: 'larkspur-payroll', city: 'Omaha', state: 'NE', service: 'Payroll and benefits', phi: 'none', phiNote: 'Employment records only', since: -1400, contacts: [['Anneke Visser', 'Payroll specialist', 'business']] },
  { name: 'Granite & Gale Janitorial, LLC', domain: 'granitegale', city: 'Concord', state: 'NH', service: 'Cleaning after hours', phi: 'none', phiNote: 'Works where charts are locked away', since: -720, contacts: [['Hollis Gale', 'Owner', 'business']] },
  { name: 'Meadowlark Linen Service', domain: 'meadowlark-linen', city: 'Fargo', state: 'ND', service: 'Laundry', phi: 'none', since: -660, contacts: [['Ruth Andersdatter', 'Route manager', 'business']] },
  { name: 'Corvid Peak Web Studio', domain: 'corvidpeak', city: 'Boulder', state: 'CO', service: 'Public web site', phi: 'none', phiNote: 'No forms, no tracking', since: -240, contacts: [['Dashiell Crow', 'Designer', 'business']] },
  { name: 'Sandpiper Office Supply Co.', domain: 'sandpiper-office', city: 'Mobile', state: 'AL', service: 'Office and exam room supplies', phi: 'none', since: -1250, contacts: [['Order desk', '', 'business']] },
  { name: 'Vermilion Fire & Alarm, Inc.', domain: 'vermilion-alarm', city: 'Lafayette', state: 'LA', service: 'Alarm monitoring', phi: 'none', since: -530, contacts: [['Desmond Thibault', 'Dispatch', 'business']] },
  { name: 'Osprey Bend Insurance Agency', domain: 'ospreybend', city: 'Annapolis', state: 'MD', service: 'Malpractice and cyber insurance', phi: 'none', since: -610, contacts: [['Judith Calloway', 'Broker', 'business']] },
  { name: 'Tern Harbor Accountants, PC', domain: 'ternharbor', city: 'Providence', state: 'RI', service: 'Accounts and audit', phi: 'none', since: -1090, contacts: [['Alistair Boone', 'Partner', 'business']] },
  { name: 'Foxglove Copier Leasing, LLC', domain: 'foxglove-copiers', city: 'Grand Rapids', state: 'MI', service: 'Copiers with hard disks', phi: 'unknown', phiNote: 'Who wipes the disks at the end of the lease?', since: -480, contacts: [['Lionel Bright', 'Service', 'business']] },
  { name: 'Undertow Email Filtering, Inc.', domain: 'undertow-mail', city: 'Austin', state: 'TX', service: 'Filters incoming mail', phi: 'unknown', since: -330, contacts: [['Keiko Tanaka', 'Support', 'security']] },
  { name: 'Willet & Sons Biomedical Repair', domain: 'willet-biomed', city: 'Erie', state: 'PA', service: 'Repairs ultrasound and ECG devices', phi: 'unknown', phiNote: 'Devices keep the last studies', since: -770, contacts: [] },
  { name: 'Plumbago Marketing Collective', domain: 'plumbago', city: 'Sarasota', state: 'FL', service: 'Newsletter and community events', phi: 'unknown', since: -95, contacts: [['Ophelia Grange', 'Producer', 'business']] },

  // Whom we serve
  { name: 'Shoalwater Family Medicine, PLLC', domain: 'shoalwater-fm', city: 'Astoria', state: 'OR', service: 'Blood tests in our laboratory', phi: 'flows', since: -390, weServe: true, contacts: [['Dr. Winifred Sato', 'Medical director', 'privacy']] },
];
