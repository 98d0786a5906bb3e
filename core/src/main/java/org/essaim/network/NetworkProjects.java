package org.essaim.network;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTable;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.recording.Tabled;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The register of a network’s projects (<i>répertoire des projets</i>): who does what where, with which partner, funder and approach.
 *
 * <p>Being seen is what it is for: whoever is in the federation reads all of it. Only who may see every structure that takes part writes a project.
 * Each write is one commit, and each version is kept. Thread-safe.
 */
public final class NetworkProjects {
    private static final String KIND = "project";

    private final Store store;
    private final Rights rights;
    private final Clock clock;

    /**
     * Keeps projects in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures
     * @param clock tells when a commit is made
     */
    public NetworkProjects(Store store, Supplier<Actor> actor, Supplier<List<Structure>> structures, Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.clock = clock;
    }

    /** The projects that have all that is looked for, by identifier. */
    public List<NetworkProject> find(ProjectSearch search) {
        return store.documents(KIND).stream()
                .map(NetworkProjects::read)
                .filter(search::finds)
                .toList();
    }

    /**
     * The project of this identifier.
     *
     * @throws EssaimException if it is unknown
     */
    public NetworkProject project(String id) {
        return find(ProjectSearch.ALL).stream()
                .filter(project -> project.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EssaimException(
                        "Project [" + id + "] is unknown.\nMaybe look for it by a word of its title."));
    }

    /** Takes a project in, as new or as its next version. */
    public Recorded save(NetworkProject project) {
        project.structures().forEach(rights::require);
        Map<String, NetworkProject> changed = new TreeMap<>();
        Map<String, Document> before = before();
        return stored(before, changed, Batch.run(project, each -> attempt(before, changed, each)));
    }

    /** Records the rows of a table: those without an error together. */
    public Recorded load(SourceTable rows) {
        Map<String, NetworkProject> changed = new TreeMap<>();
        Map<String, Document> before = before();
        List<Finding> findings = new ArrayList<>();
        Recorded recorded = new Tabled(rows, ProjectTable.form(), findings)
                .run(
                        ProjectTable::read,
                        Comparator.comparing(NetworkProject::id),
                        NetworkProject::id,
                        none -> Optional.empty(),
                        NetworkProject::id,
                        each -> attempt(before, changed, each));
        return stored(before, changed, recorded);
    }

    private Map<String, Document> before() {
        Map<String, Document> before = new HashMap<>();
        store.documents(KIND).forEach(document -> before.put(document.key().id(), document));
        return before;
    }

    private Attempt attempt(Map<String, Document> before, Map<String, NetworkProject> changed, NetworkProject project) {
        Document known = before.get(project.id());
        if (known != null && known.content().equals(project.toTree())) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>(unknownOrForeign(project.structures()));
        if (known != null) {
            // Nobody takes another’s structures out of a project either.
            findings.addAll(unknownOrForeign(read(known).structures()));
        }
        if (project.begins() != null && project.ends() != null && project.ends().isBefore(project.begins())) {
            findings.add(Finding.of(Code.PROJECT_ENDS_BEFORE_IT_BEGINS)
                    .column("ends")
                    .value(project.ends().toString())
                    .with("begins", project.begins().toString())
                    .build());
        }
        return Attempt.of(findings, () -> changed.put(project.id(), project));
    }

    private List<Finding> unknownOrForeign(List<String> named) {
        List<Finding> findings = new ArrayList<>();
        named.stream()
                .filter(structure -> !rights.covers(structure))
                .map(structure -> rights.foreign("structures", structure))
                .forEach(findings::add);
        findings.addAll(rights.unknown(
                "structures", named.stream().filter(rights::covers).toList()));
        return findings;
    }

    private Recorded stored(Map<String, Document> before, Map<String, NetworkProject> changed, Recorded recorded) {
        if (!changed.isEmpty()) {
            List<Commit.Put> puts = new ArrayList<>();
            changed.forEach((id, project) -> {
                Document known = before.get(id);
                puts.add(new Commit.Put(
                        new DocumentKey(KIND, id), known == null ? 0 : known.version(), project.toTree()));
            });
            store.commit(new Commit(rights.actor().id(), clock.instant(), puts, List.of()));
        }
        return recorded;
    }

    private static NetworkProject read(Document document) {
        return NetworkProject.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    /**
     * One project laid out for people (<i>fiche projet</i>), in French or English.
     *
     * @throws EssaimException if it is unknown
     */
    public Report sheet(String id, Locale locale) {
        return ProjectSheet.of(project(id), locale);
    }

    /** What was found, laid out for people, in French or English. */
    public Report report(ProjectSearch search, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<List<Value>> rows = find(search).stream()
                .map(project -> List.of(
                        Value.of(project.title()),
                        Value.of(project.leader()),
                        Value.of(String.join(", ", project.structures())),
                        Value.of(project.territory()),
                        Value.of(String.join(", ", project.approaches())),
                        Value.of(String.join(", ", project.partners())),
                        Value.of(String.join(", ", project.funders())),
                        Value.of(project.state().title(locale))))
                .toList();
        Block.Table table = new Block.Table(
                "projects",
                english ? "Who does what, where and with whom" : "Qui fait quoi, où et avec qui",
                List.of(
                        Column.of("title", english ? "Project" : "Projet"),
                        Column.of("leader", english ? "Leader" : "Porteur"),
                        Column.of("structures", "Structures"),
                        Column.of("territory", english ? "Territory" : "Territoire"),
                        Column.of("approaches", english ? "Approaches" : "Approches"),
                        Column.of("partners", english ? "Partners" : "Partenaires"),
                        Column.of("funders", english ? "Funders" : "Financeurs"),
                        Column.of("state", english ? "State" : "État")),
                rows,
                List.of());
        String title = english ? "Projects of the network" : "Projets du réseau";
        String subtitle = english ? rows.size() + " projects" : rows.size() + " projets";
        return new Report(
                "projects",
                title,
                subtitle,
                english ? Locale.UK : Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("projects", title, false, List.of(table))));
    }
}
