package org.essaim.finding;

/**
 * The catalogue of stable codes (<i>code de constat</i>); a number is never reused for another meaning.
 *
 * <p>1000–1099 reading a source, 1200 intervals, 1300 labels and organisation, 1400 journal, 1500 programmes (1600 their sessions), 1700 figures about people, 1800 projects of the network (1810 its resources), 1900 figures before disclosure control, 2000 documents and packs, 2200 formulas, 2300 indicators, 2400 questionnaires and answers to them (2460 in the formats of others), 2700 texts that people write (2720 action sheets, 2740 testimonies), 2760 calendars of other programs,
 * <p>1000–1099 reading a source, 1200 intervals, 1300 labels and organisation, 1400 journal, 1500 programmes (1600 their sessions), 1700 figures about people, 1800 projects of the network (1810 its resources), 1900 figures before disclosure control, 2000 documents and packs, 2200 formulas, 2300 indicators, 2400 questionnaires and answers to them (2460 in the formats of others), 2700 texts that people write (2720 action sheets, 2740 testimonies), 2780 visits in the sector's exchange format,
 * 3000 funding (3500 agreements side by side, 3600 money plans, 3700 terms that are tried), 4000 verification. Texts in French and English: {@code findings_fr.properties} and
 * {@code findings_en.properties}.
 */
public enum Code {
    // Reading a source
    UNREADABLE_ENCODING(1001, Severity.ERROR),
    MISSING_COLUMN(1002, Severity.ERROR),
    SHORT_ROW(1003, Severity.ERROR),
    LONG_ROW(1004, Severity.ERROR),
    UNPARSABLE_DATE(1005, Severity.ERROR),
    UNPARSABLE_NUMBER(1006, Severity.ERROR),
    UNKNOWN_CODE(1007, Severity.ERROR),
    MISSING_VALUE(1008, Severity.ERROR),
    EMPTY_FILE(1009, Severity.WARNING),
    MALFORMED_FILE(1010, Severity.ERROR),
    AMBIGUOUS_COLUMN(1011, Severity.ERROR),
    UNREADABLE_SOURCE(1012, Severity.ERROR),
    MALFORMED_ROW(1013, Severity.ERROR),
    UNASSIGNED_WITH_WORKER(1014, Severity.ERROR),
    ROUNDED_DURATION(1015, Severity.INFO),
    TYPED_COLUMN_MISSING(1016, Severity.ERROR),
    ROWS_CONTRADICT(1017, Severity.ERROR),
    FORMULA_CELL(1018, Severity.ERROR),
    MORE_FINDINGS(1019, Severity.INFO),

    // Intervals
    END_BEFORE_START(1201, Severity.ERROR),
    EMPTY_INTERVAL(1202, Severity.WARNING),
    TIME_OVERLAP(1203, Severity.WARNING),
    LOCAL_TIME_MISSING(1204, Severity.ERROR),
    LOCAL_TIME_TWICE(1205, Severity.WARNING),
    IMPLAUSIBLE_DURATION(1206, Severity.ERROR),
    DAY_TOTAL(1207, Severity.INFO),
    DAY_FULL(1208, Severity.WARNING),
    UNKNOWN_TRIP(1209, Severity.INFO),
    TOLD_TWICE(1210, Severity.INFO),

    // Labels and organisation
    UNMAPPED_LABEL(1301, Severity.WARNING),
    UNKNOWN_STRUCTURE(1302, Severity.ERROR),
    UNASSIGNED_EVENT(1303, Severity.INFO),
    UNKNOWN_SERVICE(1304, Severity.WARNING),
    UNKNOWN_FUNCTION(1305, Severity.WARNING),
    NO_RULES(1306, Severity.ERROR),

    // Journal and window
    OUTSIDE_WINDOW(1401, Severity.ERROR),
    CONFLICTING_DUPLICATE(1402, Severity.ERROR),
    SEALED_MONTH(1403, Severity.WARNING),
    OTHER_STRUCTURE(1404, Severity.ERROR),
    WINDOW_INCOMPLETE(1405, Severity.WARNING),
    ERASED_DATA(1406, Severity.WARNING),

    // Structures on their way through a programme
    CALL_NOT_OPEN(1501, Severity.ERROR),
    APPLICATION_LATE(1502, Severity.ERROR),
    APPLIED_TWICE(1503, Severity.ERROR),
    DECISION_BEFORE_APPLICATION(1504, Severity.ERROR),
    DECIDED_TWICE(1505, Severity.ERROR),
    ILLEGAL_TRANSITION(1506, Severity.ERROR),
    STEP_BEFORE_THE_LAST(1507, Severity.ERROR),
    PHASE_OUT_OF_ORDER(1508, Severity.ERROR),
    UNKNOWN_PHASE(1509, Severity.ERROR),
    UNKNOWN_APPROACH(1510, Severity.ERROR),
    UNKNOWN_PROVIDER(1511, Severity.ERROR),
    ENTRY_CONDITION(1512, Severity.ERROR),
    NOT_ON_ITS_WAY(1513, Severity.ERROR),
    CHOSEN_UNTRIED(1514, Severity.WARNING),
    PHASE_IN_USE(1515, Severity.ERROR),
    NO_REASON(1516, Severity.WARNING),
    OUTSIDE_PERIMETER(1517, Severity.ERROR),
    STEP_TAKEN_BACK(1518, Severity.ERROR),

    // Sessions of programmes
    SESSION_WITHOUT_DATES(1601, Severity.ERROR),
    SESSION_ENDS_BEFORE_START(1602, Severity.ERROR),
    REGISTERED_AFTER_SESSION(1603, Severity.ERROR),
    NO_PLACE_LEFT(1604, Severity.ERROR),
    STRUCTURE_NOT_ENROLLED(1605, Severity.ERROR),
    PERSON_TWICE(1606, Severity.ERROR),
    NOT_REGISTERED(1607, Severity.WARNING),
    SESSION_CANCELLED(1608, Severity.ERROR),
    OUTSIDE_SESSION(1609, Severity.ERROR),
    SESSION_OF_ANOTHER(1610, Severity.ERROR),
    UNKNOWN_SESSION(1611, Severity.ERROR),
    SESSION_HELD(1612, Severity.ERROR),
    NOT_A_MEMBER(1613, Severity.WARNING),
    REVIEW_BEFORE_THE_END(1614, Severity.ERROR),
    NOT_ALTERNATING(1615, Severity.WARNING),
    PERSON_ERASED(1616, Severity.ERROR),

    // Figures about people
    FULL_TIME_ABOVE_PEOPLE(1701, Severity.ERROR),
    MORE_DAYS_THAN_THERE_ARE(1702, Severity.ERROR),
    DAYS_OF_NOBODY(1703, Severity.ERROR),
    MONTH_NOT_BEGUN(1704, Severity.ERROR),
    FIGURE_CORRECTED(1705, Severity.INFO),
    ANSWERS_ABOVE_INVITED(1706, Severity.ERROR),
    POINTS_ABOVE_POSSIBLE(1707, Severity.ERROR),
    POINTS_OF_NOBODY(1708, Severity.ERROR),
    POSTS_PERHAPS_TWICE(1709, Severity.WARNING),
    NO_QUESTIONNAIRE_NAME(1710, Severity.ERROR),
    ABSENT_ABOVE_EMPLOYED(1711, Severity.ERROR),

    // Projects of the network
    PROJECT_ENDS_BEFORE_IT_BEGINS(1801, Severity.ERROR),

    // Resources of the network and who read them
    READ_BEFORE_PUBLISHED(1811, Severity.ERROR),
    UNKNOWN_RESOURCE(1812, Severity.ERROR),
    READERS_ABOVE_ADDRESSEES(1813, Severity.WARNING),
    READERS_FALL(1814, Severity.WARNING),
    READERS_WITHOUT_VIEWS(1815, Severity.ERROR),

    // Figures before disclosure control
    PLACE_NOT_ON_AXIS(1901, Severity.ERROR),
    CONTRIBUTION_BELOW_ZERO(1902, Severity.ERROR),
    MISSING_AND_TOLD(1903, Severity.ERROR),

    // Documents and packs
    UNKNOWN_KEY(2001, Severity.ERROR),
    MISSING_KEY(2002, Severity.ERROR),
    WRONG_TYPE(2003, Severity.ERROR),
    INVALID_VALUE(2004, Severity.ERROR),
    DANGLING_REFERENCE(2005, Severity.ERROR),
    DUPLICATE_ID(2006, Severity.ERROR),
    CONSTRAINT_VIOLATED(2007, Severity.ERROR),
    UNREADABLE_DOCUMENT(2008, Severity.ERROR),
    OUTSIDE_PACK(2009, Severity.ERROR),
    SYMBOLIC_LINK(2010, Severity.ERROR),
    FILE_TOO_LARGE(2011, Severity.ERROR),
    NOT_PACK_DATA(2012, Severity.ERROR),
    PACK_NOT_FOUND(2013, Severity.ERROR),
    DUPLICATE_KEY(2014, Severity.ERROR),
    TRAILING_CONTENT(2015, Severity.ERROR),
    YAML_REFERENCE(2016, Severity.ERROR),
    INEXACT_NUMBER(2017, Severity.ERROR),
    EXAGGERATED_DOCUMENT(2018, Severity.ERROR),
    EMPTY_DOCUMENT(2019, Severity.ERROR),
    TWIN_PATH(2020, Severity.ERROR),
    TOO_MANY_FILES(2021, Severity.ERROR),
    NOT_A_PACK(2022, Severity.ERROR),
    PACK_CYCLE(2023, Severity.ERROR),
    SAME_PRIORITY(2024, Severity.ERROR),
    NEWER_SCHEMA(2025, Severity.ERROR),
    UNKNOWN_SCHEMA(2026, Severity.ERROR),

    // Formulas that people write
    UNKNOWN_MEASURE(2201, Severity.ERROR),
    UNLIKE_UNITS(2202, Severity.ERROR),
    TRUTH_FOR_NUMBER(2203, Severity.ERROR),
    NUMBER_FOR_TRUTH(2204, Severity.ERROR),
    FORMULA_NOT_UNDERSTOOD(2205, Severity.ERROR),
    FORMULA_ENDS_EARLY(2206, Severity.ERROR),
    FORMULA_POWER(2207, Severity.ERROR),
    FORMULA_TOO_LONG(2208, Severity.ERROR),

    // Indicators
    INDICATORS_GO_ROUND(2301, Severity.ERROR),
    INDICATOR_NOT_PLAIN(2302, Severity.ERROR),
    INDICATOR_NAMES_A_REFUSED_ONE(2303, Severity.ERROR),
    INDICATOR_TOO_LARGE(2304, Severity.ERROR),
    UNKNOWN_INDICATOR(2305, Severity.ERROR),
    INDICATOR_NOT_IN_FORCE(2306, Severity.ERROR),
    PERIODS_DO_NOT_NEST(2307, Severity.ERROR),
    DIMENSION_NOT_DEFINED(2308, Severity.ERROR),
    PROGRAMME_NEEDED(2309, Severity.ERROR),
    VARIANTS_COMPARED(2310, Severity.ERROR),
    VERSIONS_COMPARED(2311, Severity.ERROR),
    INDICATOR_WITHOUT_SOURCE(2312, Severity.ERROR),
    INDICATOR_REDEFINED(2313, Severity.ERROR),
    NOT_PUBLISHED_BY(2314, Severity.ERROR),
    NOT_PUBLISHED_OVER(2315, Severity.ERROR),

    // Questionnaires
    ITEM_TWICE(2401, Severity.ERROR),
    CONDITIONS_GO_ROUND(2402, Severity.ERROR),
    CONDITION_OF_ITSELF(2403, Severity.ERROR),
    CONDITIONS_UNJOINED(2404, Severity.ERROR),
    CONDITION_MISMATCH(2405, Severity.ERROR),
    UNKNOWN_ITEM(2406, Severity.ERROR),
    CONDITION_FORWARD(2407, Severity.WARNING),
    FORM_TOO_LARGE(2408, Severity.ERROR),
    MATRIX_MIXED(2409, Severity.ERROR),
    SCORE_MISMATCH(2410, Severity.ERROR),
    PATTERN_INVALID(2411, Severity.ERROR),
    CONSTRAINT_MISMATCH(2412, Severity.ERROR),
    VERSION_FROZEN(2413, Severity.ERROR),
    UNKNOWN_QUESTIONNAIRE(2414, Severity.ERROR),
    ANSWER_MISSING(2421, Severity.ERROR),
    ANSWERS_TOO_FEW(2422, Severity.ERROR),
    ANSWERS_TOO_MANY(2423, Severity.ERROR),
    ANSWER_WRONG_TYPE(2424, Severity.ERROR),
    ANSWER_NOT_AN_OPTION(2425, Severity.ERROR),
    ANSWER_HIDDEN(2426, Severity.ERROR),
    ANSWER_UNKNOWN_ITEM(2427, Severity.ERROR),
    ANSWER_OUT_OF_RANGE(2428, Severity.ERROR),
    ANSWER_LENGTH(2429, Severity.ERROR),
    ANSWER_PATTERN(2430, Severity.ERROR),
    ANSWER_CONTRADICTS(2431, Severity.ERROR),
    ANSWER_TWICE(2432, Severity.ERROR),
    REPEATS_TOO_FEW(2433, Severity.ERROR),
    REPEATS_TOO_MANY(2434, Severity.ERROR),
    ANSWER_NOT_ASKED(2435, Severity.ERROR),
    OTHER_FORM(2436, Severity.ERROR),
    PATTERN_TOO_COSTLY(2437, Severity.WARNING),
    RESPONSE_TOO_LARGE(2438, Severity.ERROR),
    ANSWER_LEFT_BEHIND(2439, Severity.WARNING),
    CAMPAIGN_FIXED(2440, Severity.ERROR),
    WAVE_DIFFERS(2441, Severity.ERROR),
    ITEM_NOT_COMPARED(2480, Severity.WARNING),
    SCORE_NOT_COMPARED(2481, Severity.WARNING),
    NOT_WORDS(2482, Severity.ERROR),
    THEME_TWICE(2483, Severity.ERROR),
    THEME_IN_USE(2484, Severity.ERROR),
    UNKNOWN_THEME(2485, Severity.ERROR),
    UNKNOWN_TEXT(2486, Severity.ERROR),

    // Questionnaires and answers in the formats of others
    NOT_CARRIED(2460, Severity.WARNING),
    NOT_UNDERSTOOD(2461, Severity.WARNING),
    CODE_REPLACED(2462, Severity.WARNING),
    ITEM_LEFT_OUT(2463, Severity.WARNING),
    CONDITION_LEFT_OUT(2464, Severity.WARNING),
    MODIFIER_UNKNOWN(2465, Severity.ERROR),
    ANSWERS_WITHDRAWN(2466, Severity.ERROR),
    RESPONDENT_LEFT_OUT(2467, Severity.INFO),
    ANSWER_MISPLACED(2468, Severity.ERROR),
    PAPER_NOT_READ(2470, Severity.ERROR),
    NOT_ON_PAPER(2471, Severity.INFO),
    KEYED_DIFFERENTLY(2472, Severity.ERROR),
    SHEET_KEYED_ONCE(2473, Severity.ERROR),
    SHEET_TWICE(2474, Severity.ERROR),
    SHEET_WITHOUT_NUMBER(2475, Severity.ERROR),
    KEYED_COLUMN_UNKNOWN(2476, Severity.ERROR),
    KEYED_COLUMN_MISSING(2477, Severity.ERROR),
    KEYED_CELL_UNREADABLE(2478, Severity.ERROR),
    WORDS_WITHOUT_OPTION(2479, Severity.ERROR),

    // Texts that people write, and experience that is shared
    NESTING_FLATTENED(2701, Severity.WARNING),
    IMAGE_AS_TEXT(2702, Severity.WARNING),
    HTML_AS_TEXT(2703, Severity.WARNING),
    CODE_AS_TEXT(2704, Severity.WARNING),
    CELLS_LEFT_OUT(2705, Severity.WARNING),
    ADDRESS_UNUSED(2706, Severity.WARNING),
    CELLS_TOO_MANY(2707, Severity.ERROR),
    PASSAGE_TOO_LONG(2708, Severity.ERROR),
    SHEET_PART_UNKNOWN(2720, Severity.ERROR),
    SHEET_TABLE_LEFT_OUT(2721, Severity.WARNING),
    SHEET_TEXT_WITHOUT_PART(2722, Severity.ERROR),
    ILLEGIBLE_CHARACTERS(2723, Severity.WARNING),
    CITATION_UNKNOWN(2724, Severity.ERROR),
    CITATION_UNUSED(2725, Severity.WARNING),
    CITATION_UNREADABLE(2726, Severity.ERROR),
    CITATION_ALTERED(2727, Severity.WARNING),
    CITATION_SECRET(2728, Severity.ERROR),
    CONSENT_WITHDRAWN(2740, Severity.WARNING),
    CONSENT_MISSING(2741, Severity.ERROR),
    CONSENT_ENDED(2742, Severity.WARNING),

    // Texts in which somebody clocks in and out
    CLOCK_LINE_UNKNOWN(2800, Severity.ERROR),
    CLOCKED_IN_WITHOUT_OUT(2801, Severity.ERROR),
    CLOCKED_OUT_WITHOUT_IN(2802, Severity.ERROR),
    CLOCKED_IN_TOO_OFTEN(2803, Severity.ERROR),

    // What the payroll counts
    PAY_DIFFERS(2810, Severity.WARNING),
    PAID_NOT_COUNTED(2811, Severity.WARNING),
    COUNTED_NOT_PAID(2812, Severity.WARNING),
    // What other programs take in
    CORRECTIONS_NOT_EXPORTED(2820, Severity.WARNING),
    EXPORTED_FROM_MIDNIGHT(2821, Severity.INFO),
    EXPORT_TOO_LONG(2822, Severity.WARNING),
    DHIS2_PERIOD(2824, Severity.ERROR),
    DHIS2_NOT_MAPPED(2825, Severity.WARNING),
    DHIS2_LEFT_OUT(2826, Severity.INFO),
    DHIS2_BREAKDOWN(2827, Severity.ERROR),
    DHIS2_IDENTIFIER(2828, Severity.ERROR),
    // Calendars of other programs
    CALENDAR_ALL_DAY(2760, Severity.WARNING),
    CALENDAR_ZONE_UNKNOWN(2761, Severity.ERROR),
    CALENDAR_RULE_UNREADABLE(2762, Severity.ERROR),
    CALENDAR_RULE_TOO_FREQUENT(2763, Severity.ERROR),
    CALENDAR_TOO_MANY(2764, Severity.ERROR),
    CALENDAR_FROM_THEN_ON(2765, Severity.ERROR),
    CALENDAR_LINE_UNREADABLE(2766, Severity.ERROR),
    CALENDAR_EVENT_UNFINISHED(2767, Severity.ERROR),
    CALENDAR_PROPERTY_TWICE(2768, Severity.ERROR),
    CALENDAR_LEFT_OUT(2769, Severity.INFO),
    CALENDAR_START_OFF_RULE(2770, Severity.WARNING),
    CALENDAR_EXCEPTION_IDLE(2771, Severity.WARNING),
    // Visits in the sector's exchange format
    NOT_A_DELIVERY(2780, Severity.ERROR),
    DELIVERY_DECLARES_ENTITIES(2781, Severity.ERROR),
    DELIVERY_VERSION_UNKNOWN(2782, Severity.WARNING),
    DELIVERY_BROKEN_OFF(2783, Severity.ERROR),
    DELIVERY_ELEMENT_TWICE(2784, Severity.ERROR),
    DELIVERY_TEXT_TOO_LONG(2785, Severity.ERROR),
    ADJUSTMENT_UNKNOWN(2786, Severity.WARNING),
    VISITS_WITHOUT_CARER(2787, Severity.WARNING),
    VISITS_NOT_RETAINED(2788, Severity.INFO),
    VISITS_CLOCKED_BY_HALF(2789, Severity.WARNING),
    VISITS_OF_SEVERAL_SERVICES(2790, Severity.WARNING),
    VISITS_DELETED(2791, Severity.INFO),
    KEYS_OF_ONE_EXPORT(2792, Severity.WARNING),

    // Funding
    NO_RATE(3001, Severity.ERROR),
    NO_EMPLOYER_COST(3002, Severity.WARNING),
    MONTH_NOT_SEALED(3003, Severity.WARNING),
    CEILING_REACHED(3004, Severity.INFO),
    RATE_ABOVE_COST(3005, Severity.WARNING),
    CEILING_BELOW_ISSUED(3006, Severity.WARNING),
    EUROS_WITHOUT_COST(3007, Severity.WARNING),
    FLOOR_CONDITIONAL(3008, Severity.INFO),
    FLOOR_MISSED(3009, Severity.ERROR),
    PARTICIPATION_CHANGED(3010, Severity.WARNING),

    // Agreements that do not fit together, or what is recorded
    CATEGORY_UNFUNDED(3501, Severity.WARNING),
    CATEGORY_UNRECORDED(3502, Severity.WARNING),
    SHARES_ABOVE_WHOLE(3503, Severity.WARNING),
    SHARES_BELOW_EXPECTED(3504, Severity.WARNING),
    RATE_GAP(3505, Severity.WARNING),
    TERM_WITHOUT_STRUCTURE(3506, Severity.WARNING),
    MONTHS_NOT_LOOKED_AT(3507, Severity.INFO),
    HOURS_IN_TWO_POOLS(3508, Severity.WARNING),

    // Money plans
    NOT_AN_AMOUNT(3601, Severity.ERROR),
    CAP_CROSSED(3602, Severity.ERROR),
    CAP_WOULD_BE_CROSSED(3603, Severity.WARNING),
    FUNDED_ABOVE_COST(3604, Severity.WARNING),
    FORECAST_WITHOUT_COST(3605, Severity.WARNING),
    FORECAST_OVERFUNDED(3606, Severity.WARNING),
    MIX_NOT_WHOLE(3607, Severity.ERROR),
    BUDGET_UNBALANCED(3608, Severity.ERROR),
    ACTUAL_UNBALANCED(3609, Severity.WARNING),
    IN_KIND_UNBALANCED(3610, Severity.ERROR),
    REPORT_LATE(3611, Severity.WARNING),

    // Terms that are tried
    CHANGE_UNKNOWN(3701, Severity.ERROR),
    CHANGE_VALUE(3702, Severity.ERROR),

    // Verification
    DIGEST_MISMATCH(4001, Severity.ERROR),
    SUM_MISMATCH(4002, Severity.ERROR),
    AMOUNT_MISMATCH(4003, Severity.ERROR),
    CEILING_CROSSED(4004, Severity.ERROR),
    SEAL_MISMATCH(4005, Severity.ERROR),
    ANCHOR_UNKNOWN(4006, Severity.ERROR),
    EVIDENCE_MISMATCH(4007, Severity.ERROR),
    NOT_ELIGIBLE(4008, Severity.ERROR),
    NOT_A_STATEMENT(4009, Severity.ERROR),
    EVIDENCE_OF_ANOTHER(4010, Severity.ERROR),
    COST_COVERED_TWICE(4011, Severity.ERROR),
    TIME_FUNDED_TWICE(4012, Severity.ERROR),
    PERSON_YEAR_CROSSED(4013, Severity.ERROR);

    private final int number;
    private final Severity severity;

    Code(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    /** The code as printed, such as {@code ESM-1203}. */
    public String id() {
        return "ESM-" + number;
    }

    /** The severity a finding of this code has unless a rule says otherwise. */
    public Severity severity() {
        return severity;
    }
}
