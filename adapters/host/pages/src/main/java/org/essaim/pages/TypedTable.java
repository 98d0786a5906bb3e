package org.essaim.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.engagement.EngagementTable;
import org.essaim.network.ProjectTable;
import org.essaim.organisation.Structure;
import org.essaim.people.PeopleTable;
import org.essaim.recording.Recorded;
import org.essaim.session.SessionTable;
import org.essaim.sharing.ResourceTable;

/**
 * A table that people fill in and send, as pages offer it.
 *
 * @param form its columns
 * @param recording records its rows
 */
record TypedTable(TableForm form, String french, String english, BiFunction<Visit, SourceTable, Recorded> recording) {
    private static final ZoneId HERE = ZoneId.of("Europe/Paris");

    static final List<TypedTable> OF_PROGRAMMES = Stream.concat(
                    Stream.of(EngagementTable.values()).map(TypedTable::of),
                    Stream.of(SessionTable.values()).map(TypedTable::of))
            .toList();
    static final List<TypedTable> OF_PEOPLE =
            Stream.of(PeopleTable.values()).map(TypedTable::of).toList();
    static final List<TypedTable> OF_RESOURCES =
            Stream.of(ResourceTable.values()).map(TypedTable::of).toList();
    static final List<TypedTable> OF_PROJECTS = List.of(new TypedTable(
            ProjectTable.form(),
            "Projets du réseau",
            "Projects of the network",
            (visit, rows) -> visit.essaim().projects().load(rows)));

    /** Its name in addresses. */
    String key() {
        return form.name().toLowerCase(Locale.ROOT);
    }

    String title(Language language) {
        return language.say(french, english);
    }

    /** True for answers to a call, which somebody has to name. */
    boolean answersCall() {
        return form.equals(EngagementTable.APPLICATIONS.form());
    }

    private static TypedTable of(EngagementTable table) {
        BiFunction<Visit, SourceTable, Recorded> recording = (visit, rows) -> visit.essaim()
                .programmes()
                .load(
                        ProgrammeLinks.programme(visit).id(),
                        table,
                        table == EngagementTable.APPLICATIONS ? visit.required("call") : "",
                        rows);
        return switch (table) {
            case APPLICATIONS -> new TypedTable(table.form(), "Candidatures", "Applications", recording);
            case DECISIONS -> new TypedTable(table.form(), "Décisions sur les candidatures", "Decisions", recording);
            case ENROLMENTS ->
                new TypedTable(table.form(), "Phases, pauses et sorties", "Phases, pauses and departures", recording);
            case APPROACHES ->
                new TypedTable(
                        table.form(), "Approches essayées et choisies", "Approaches tried and chosen", recording);
            case PARTICIPANTS ->
                new TypedTable(table.form(), "Participants par fonction", "Participants by function", recording);
        };
    }

    private static TypedTable of(SessionTable table) {
        BiFunction<Visit, SourceTable, Recorded> recording = (visit, rows) ->
                visit.essaim().sessions().load(ProgrammeLinks.programme(visit).id(), table, rows, zone(visit));
        return switch (table) {
            case SESSIONS -> new TypedTable(table.form(), "Séances", "Sessions", recording);
            case REGISTRATIONS -> new TypedTable(table.form(), "Inscriptions", "Registrations", recording);
            case ATTENDANCES -> new TypedTable(table.form(), "Présences", "Attendances", recording);
        };
    }

    // The clock of the structures, where all have one.
    private static ZoneId zone(Visit visit) {
        List<ZoneId> zones =
                visit.structures().stream().map(Structure::zone).distinct().toList();
        return zones.size() == 1 ? zones.get(0) : HERE;
    }

    private static TypedTable of(ResourceTable table) {
        BiFunction<Visit, SourceTable, Recorded> recording =
                (visit, rows) -> visit.essaim().resources().load(table, rows);
        return switch (table) {
            case RESOURCES -> new TypedTable(table.form(), "Ressources partagées", "Resources shared", recording);
            case READINGS ->
                new TypedTable(table.form(), "Lectures des ressources", "Readings of resources", recording);
        };
    }

    private static TypedTable of(PeopleTable table) {
        BiFunction<Visit, SourceTable, Recorded> recording =
                (visit, rows) -> visit.essaim().people().load(table, rows);
        return switch (table) {
            case WORKFORCE -> new TypedTable(table.form(), "Effectifs", "Workforce", recording);
            case MOVEMENTS -> new TypedTable(table.form(), "Entrées et sorties", "Entries and exits", recording);
            case ABSENCES -> new TypedTable(table.form(), "Absences", "Absences", recording);
            case ACCIDENTS -> new TypedTable(table.form(), "Accidents", "Accidents", recording);
            case REFERENCE_WEEKS -> new TypedTable(table.form(), "Semaines de référence", "Reference weeks", recording);
            case RECRUITMENT -> new TypedTable(table.form(), "Recrutement", "Recruitment", recording);
            case SURVEYS -> new TypedTable(table.form(), "Résultats d’enquêtes", "Results of surveys", recording);
        };
    }
}
