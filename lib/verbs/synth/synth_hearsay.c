/* What people say of schools, and what happens there besides results: six lists that are the same
 * whatever the seed, each in the words and dates of whoever keeps it. */
#include "synth_local.h"

enum { MOST_CELLS = 8, FIRST_URN = 900000 };

/* A record: whom it is about (the URN less 900000), and the cells after URN and name. */
typedef struct {
    unsigned school;
    const char *cell[MOST_CELLS];
} said;

typedef struct {
    const char *file;
    const char *header[MOST_CELLS]; /* after URN and School; NULL where it ends */
    const said *record;
    size_t n;
    const char *line_end;
    synth_encoding encoding;
} list;

static const said concerns[] = {
    {5,
     {"02/10/2023", "Attendance", "Attendance review", "council officer", "High", "31/03/2024",
      "Many families are away in term time"}},
    {46,
     {"16/10/2023", "Attendance", "Attendance review", "LA officer", "high", "",
      "Two buses from Dunlin were withdrawn"}},
    {3,
     {"06/11/2023", "Leadership", "Network meeting", "governor", "medium", "",
      "The deputy may leave at Christmas"}},
    {12,
     {"13/11/2023", "Pupils on the move", "Letter", "Councillor", "M", "",
      "Families housed twice within a year"}},
    {45,
     {"20/11/2023", "Behaviour", "Complaint", "parent", "low", "18/12/2023",
      "Says nobody watches the corridors at lunch"}},
    {25,
     {"27/11/2023", "Finance", "Budget review", "council officer", "high", "27/11/2024",
      "A roll of 30 does not pay for two classes"}},
    {3,
     {"22/01/2024", "Teaching", "Visit", "Adviser", "high", "31/07/2024",
      "Three classes have supply teachers"}},
    {46,
     {"05/02/2024", "Safeguarding", "Email", "Chair of governors", "M", "",
      "Register of visitors"}},
    {45,
     {"11/03/2024", "Staffing", "Telephone", "Trust", "high", "", "No head of maths from Easter"}},
    {20,
     {"15/04/2024", "Pupil places", "Email", "School business manager", "L", "tbc",
      "The hall is used as a classroom"}},
};

static const said visits[] = {
    {1, {"2023-09-28", "SIP", "Results of the summer", "high", "", "Reading is the best in years"}},
    {3,
     {"2023-10-12", "SIP", "Teaching of reading", "medium", "",
      "Year 2 strong, years 5 and 6 \"finding their feet\""}},
    {8, {"2023-10-19", "SIP", "Reading across subjects", "high", "", "Ready to show others"}},
    {45, {"2023-11-09", "Consultant", "Behaviour", "high", "", "Calm in lessons, not at lunch"}},
    {46, {"2023-11-16", "Adviser", "Attendance", "medium", "2024-05-31", ""}},
    {57, {"2023-12-07", "SIP", "", "high", "", "Outreach could take three more schools"}},
    {3, {"2024-02-08", "SIP", "Leadership", "high", "", "Acting deputy is doing well"}},
    {25, {"2024-03-14", "Governor", "Mixed classes", "n/a", "", ""}},
};

static const said self_referrals[] = {
    {12,
     {"02/10/2023", "Settling pupils who join in term time", "Deputy head", "",
      "One new pupil a week since September"}},
    {8,
     {"06/11/2023", "Special educational needs", "SLT", "",
      "Results are good, but not for pupils with a plan"}},
    {3,
     {"08/01/2024", "Leadership", "Headteacher", "31/08/2024",
      "The deputy and two phase leaders leave by Easter"}},
    {45, {"26/02/2024", "Maths teachers", "Principal", "", "Asks to share a specialist"}},
    {39, {"18/03/2024", "Governors' training", "Chair of governors", "", "-"}},
};

static const said leadership[] = {
    {57, {"Deputy headteacher", "Joined", "01/09/2023", "", "Newsletter", "governor", "high"}},
    {45, {"Headteacher", "Appointed", "01/09/2023", "", "Trust bulletin", "Trust", "high"}},
    {46,
     {"Assistant headteacher", "Long-term absence", "20/11/2023", "28/06/2024", "Telephone",
      "Headteacher", "high"}},
    {3, {"Deputy headteacher", "Left", "31/12/2023", "", "Governors' minutes", "governor", "high"}},
    {3,
     {"Phase leader, years 1 and 2", "Left", "31/12/2023", "", "Governors' minutes", "governor",
      "high"}},
    {3, {"Deputy headteacher", "Acting", "08/01/2024", "19/07/2024", "Email", "Head", "high"}},
    {3,
     {"Phase leader, years 5 and 6", "Leaving", "31/03/2024", "", "Network meeting", "Head",
      "medium"}},
    {45, {"Head of maths", "Vacant", "01/04/2024", "", "Telephone", "Trust", "high"}},
};

static const said works[] = {
    {20,
     {"Two classrooms, west wing", "2023-07-24", "2024-06-28", "Capital programme", "Officer",
      "The hall is a classroom until then"}},
    {45,
     {"Roof of the science block", "2023-10-23", "2024-02-16", "Trust", "Trust",
      "Six laboratories closed"}},
    {13,
     {"Boiler", "2023-12-11", "2023-12-15", "School", "Business manager", "Closed for two days"}},
    {52, {"Sports hall", "2024-02-12", "", "Capital programme", "Officer", ""}},
};

static const said events[] = {
    {48, {"18/10/2023", "Peer review", "Curriculum", "Triad", "headteacher", "high", ""}},
    {9, {"09/11/2023", "Complaint", "Admissions", "Letter", "parent", "medium", ""}},
    {54, {"30/01/2024", "Inspection", "Ungraded", "Ofsted", "", "high", "30/01/2025"}},
    {53, {"21/02/2024", "Peer review", "Inclusion", "Triad", "headteacher", "high", ""}},
    {58, {"07/05/2024", "Other", "Trust is to merge", "Newspaper", "resident", "low", ""}},
};

#define RECORDS(of) (of), sizeof(of) / sizeof *(of)

static const list lists[] = {
    {"concerns.csv",
     {"Date of concern", "Area of concern", "Source", "Role", "Confidence", "Expires", "Note"},
     RECORDS(concerns),
     "\r\n",
     SYNTH_UTF8_MARKED},
    {"visit_notes.csv",
     {"Date of visit", "Visitor", "Focus", "Confidence", "Expires", "Note"},
     RECORDS(visits),
     "\n",
     SYNTH_PLAIN},
    {"self_referrals.csv",
     {"Date of referral", "Support wanted", "Referred by", "Expires", "Note"},
     RECORDS(self_referrals),
     "\r\n",
     SYNTH_UTF8_MARKED},
    {"leadership_changes.csv",
     {"Post", "Change", "Date of change", "Until", "Source", "Role", "Confidence"},
     RECORDS(leadership),
     "\r\n",
     SYNTH_UTF8_MARKED},
    {"building_works.csv",
     {"Building works", "Works start", "Works end", "Source", "Role", "Note"},
     RECORDS(works),
     "\n",
     SYNTH_PLAIN},
    {"events.csv",
     {"Date", "Event type", "Theme", "Source", "Role", "Confidence", "Expires"},
     RECORDS(events),
     "\r\n",
     SYNTH_WINDOWS_1252},
};

static void write_cells(synth_text *text, const list *l, const char *const cell[MOST_CELLS]) {
    for (int i = 0; i < MOST_CELLS && l->header[i]; i++)
        lode_synth_cell(text, cell[i] ? cell[i] : "");
    lode_synth_end(text, l->line_end);
}

static lode_status write_list(const synth_local *local, const list *l, lode_error *error) {
    synth_text text = {0};
    lode_synth_cell(&text, "URN");
    lode_synth_cell(&text, "School");
    write_cells(&text, l, l->header);
    for (size_t i = 0; i < l->n; i++) {
        const uint32_t urn = FIRST_URN + l->record[i].school;
        lode_synth_print(&text, "%u", urn);
        lode_synth_cell(&text, lode_synth_name(local, urn));
        write_cells(&text, l, l->record[i].cell);
    }
    return lode_synth_write(&text, local->options, l->file, l->encoding, error);
}

lode_status lode_synth_hearsay(const synth_local *local, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == LODE_OK; i++)
        status = write_list(local, &lists[i], error);
    return status;
}
