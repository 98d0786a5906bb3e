package org.essaim;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.essaim.campaign.Campaigns;
import org.essaim.claim.Claims;
import org.essaim.disclosure.Disclosure;
import org.essaim.engagement.Enrolment;
import org.essaim.engagement.Programmes;
import org.essaim.experience.Experiences;
import org.essaim.finding.EssaimException;
import org.essaim.funding.Funding;
import org.essaim.funding.FundingStatement;
import org.essaim.indicator.Dashboard;
import org.essaim.indicator.Indicators;
import org.essaim.leaflet.Leaflet;
import org.essaim.network.NetworkProjects;
import org.essaim.newsletter.Newsletters;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.pack.Pack;
import org.essaim.pay.Payroll;
import org.essaim.people.People;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Questionnaires;
import org.essaim.report.Block;
import org.essaim.report.Dataset;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.session.Sessions;
import org.essaim.sharing.Resources;
import org.essaim.sheet.Sheets;
import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.tally.Tally;
import org.essaim.time.MonthHours;
import org.essaim.time.Privacy;
import org.essaim.time.SealedTime;
import org.essaim.time.Timekeeping;
import org.jspecify.annotations.Nullable;

/**
 * The one place to start (<i>point d’entrée</i>): one federation over one store.
 *
 * <pre>{@code
 * var essaim = Essaim.builder().store(store).pseudonymKey(keyFile).build();
 * essaim.time().load(source, "S042", Window.complete(YearMonth.of(2026, 3)));
 * essaim.time().close(List.of("S042"), YearMonth.of(2026, 3));
 * var statement = essaim.funding().issue("FONDS-DIALOGUE", YearMonth.of(2026, 1), YearMonth.of(2026, 3));
 * essaim.export(statement).to(Path.of("releve.xlsx"), Path.of("releve.pdf"));
 * }</pre>
 *
 * <p>Thread-safe as far as its store is. Closing it closes the store.
 */
public final class Essaim implements AutoCloseable {
    private final Store store;
    private final Supplier<Actor> actor;
    private final @Nullable Pseudonymiser pseudonymiser;
    private final Clock clock;
    private final Timekeeping time;
    private final Funding funding;
    private final Claims claims;
    private final Privacy privacy;
    private final Programmes programmes;
    private final Sessions sessions;
    private final NetworkProjects projects;
    private final Payroll payroll;
    private final People people;
    private final Disclosure disclosure;
    private final Resources resources;
    private final Indicators indicators;
    private final Questionnaires questionnaires;
    private final Campaigns campaigns;
    private final Tally tally;
    private final Sheets sheets;
    private final Experiences experiences;
    private final Newsletters newsletters;

    private Essaim(
            Store store,
            SealedTime sealed,
            Supplier<Actor> actor,
            @Nullable Pseudonymiser pseudonymiser,
            Clock clock,
            Function<WorkerId, Optional<String>> names,
            List<MeasureSource> measures) {
        this.store = store;
        this.actor = actor;
        this.pseudonymiser = pseudonymiser;
        this.clock = clock;
        this.time = new Timekeeping(store, sealed, actor, this::pseudonyms, clock, names);
        this.privacy = new Privacy(
                store,
                actor,
                this::pseudonyms,
                clock,
                List.of(
                        Sessions.personalRecords(),
                        Disclosure.personalRecords(),
                        Campaigns.personalRecords(this::pseudonyms)));
        this.programmes = new Programmes(store, actor, time::structures, clock);
        this.sessions = new Sessions(store, actor, privacy, programmes, time::structures, names, clock);
        this.projects = new NetworkProjects(store, actor, time::structures, clock);
        this.payroll = new Payroll(time, () -> privacy.known(pseudonyms()));
        this.people = new People(store, actor, time::structures, clock);
        this.disclosure = new Disclosure(store, actor, this::pseudonyms, clock);
        this.resources = new Resources(store, actor, time::structures, clock);
        this.indicators =
                new Indicators(store, actor, time::structures, new Measured(this, measures), this::disclosure, clock);
        this.questionnaires = new Questionnaires(store, actor, clock);
        this.campaigns = new Campaigns(store, actor, time::structures, questionnaires, this::pseudonyms, clock);
        this.tally = new Tally(store, actor, time::structures, questionnaires, campaigns, this::disclosure, clock);
        this.funding = new Funding(
                store, sealed, actor, this::federation, time::structures, clock, programmes::engaged, time::measures);
        this.claims = new Claims(store, actor, funding, clock);
        this.sheets = new Sheets(store, actor, time::structures, new Citing(this, clock), clock);
        this.experiences = new Experiences(store, actor, time::structures, new Catalogued(this), clock);
        this.newsletters = new Newsletters(store, actor, new Told(this), clock);
    }

    /** Starts with what is not a default: nothing but the store is needed to read, a key to import. */
    public static Builder builder() {
        return new Builder();
    }

    /** Time: imports, labels, proposals, closing. */
    public Timekeeping time() {
        return time;
    }

    /** Funding: agreements, statements. */
    public Funding funding() {
        return funding;
    }

    /** Claims on issued statements: submitted, settled, paid, recovered. */
    public Claims claims() {
        return claims;
    }

    /** Programmes: what they are, who applied, was accepted, takes part, stays and leaves. */
    public Programmes programmes() {
        return programmes;
    }

    /** Sessions: planned, registered for, attended, and the working time that attendance is. */
    public Sessions sessions() {
        return sessions;
    }

    /** The register of the network’s projects: who does what where, with which partner, funder and approach. */
    public NetworkProjects projects() {
        return projects;
    }

    /** The payroll, held against the journal. */
    public Payroll payroll() {
        return payroll;
    }

    /** Figures about people: headcount, contracts, entries and exits, absences, accidents, recruitment, surveys. */
    public People people() {
        return people;
    }

    /** What may be told of figures about people, and what was: suppression, releases. */
    public Disclosure disclosure() {
        return disclosure;
    }

    /** The resources that the network puts at its structures’ disposal, and how often they are read. */
    public Resources resources() {
        return resources;
    }

    /** Action sheets, and the figures that they quote. */
    public Sheets sheets() {
        return sheets;
    }

    /** Testimonies, lessons learned, and the catalogue of all that structures tell each other. */
    public Experiences experiences() {
        return experiences;
    }

    /** Letters to the network, made of what is shared in it. */
    public Newsletters newsletters() {
        return newsletters;
    }

    /** Indicators: what they are, what they come to, and what of it may be published. */
    public Indicators indicators() {
        return indicators;
    }

    /** Questionnaires: their versions, and which of them is current. */
    public Questionnaires questionnaires() {
        return questionnaires;
    }

    /** Campaigns: to whom questionnaires are sent, and what came in. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** What came of campaigns: distributions, scores, one wave beside another, free text by themes. */
    public Tally tally() {
        return tally;
    }

    /**
     * One page of figures, with the funnel of a programme.
     *
     * @param dashboard from {@link Indicators#dashboard}
     * @param programme which programme; empty for none
     */
    public Report report(Dashboard dashboard, String programme, Locale locale) {
        if (programme.isEmpty()) {
            return dashboard.report(locale);
        }
        // Its charts alone: who left, and why, is for who asks for the programme.
        List<Section> charts = new ArrayList<>();
        for (Section section : programmes.report(programme, locale).sections()) {
            List<Block> drawn = section.blocks().stream()
                    .filter(Block.Chart.class::isInstance)
                    .toList();
            if (!drawn.isEmpty()) {
                charts.add(new Section(section.id(), section.title(), false, drawn));
            }
        }
        return dashboard.in(programme).with(charts).report(locale);
    }

    /**
     * The leaflet of a programme.
     *
     * @throws EssaimException if it is unknown
     */
    public Leaflet leaflet(String programme) {
        List<Questionnaire> current = questionnaires.all().stream()
                .map(Questionnaire::id)
                .distinct()
                .flatMap(id -> questionnaires.current(id).stream())
                .map(Form::questionnaire)
                .toList();
        return Leaflet.of(programmes.programme(programme), current, programmes.trainings());
    }

    /** Personal data: erasure, retention, legal holds. */
    public Privacy privacy() {
        return privacy;
    }

    /** The structures that whoever acts may see and change: so that a host shows no form that would be refused. */
    public Perimeter perimeter() {
        return actor.get().perimeter();
    }

    /** The store that everything is kept in. */
    public Store store() {
        return store;
    }

    /**
     * The federation that the store belongs to.
     *
     * @throws EssaimException if the store was not founded yet
     */
    public Federation federation() {
        return founded().federation();
    }

    /** True if the store belongs to a federation. */
    public boolean isFounded() {
        return Founding.of(store).isPresent();
    }

    /** True if it was founded under this key. */
    public boolean isFoundedUnder(Pseudonymiser key) {
        return Founding.of(store)
                .filter(founding -> founding.key().equals(key.fingerprint()))
                .isPresent();
    }

    /**
     * Makes the store the federation's, under the key that this Essaim was built with.
     *
     * @throws EssaimException if there is no key, or the store was founded under another
     */
    public void found(Federation federation) {
        Optional<Founding> before = Founding.of(store);
        Pseudonymiser key = pseudonyms();
        if (before.isEmpty()) {
            commit(new Founding(0, federation, key.fingerprint(), null));
        } else if (!before.get().federation().equals(federation)) {
            Founding known = before.get();
            commit(new Founding(known.version(), federation, known.key(), known.formerKey()));
        }
    }

    private void commit(Founding founding) {
        founding.commit(store, actor.get(), clock.instant());
    }

    /**
     * Puts the new key in the place of the one that the store was founded under; this Essaim was built with both, as
     * {@code newKey.after(formerKey)}. From now on both are needed, until {@link #retireFormerKey}: each import records what
     * the new key calls the workers that it meets, and they keep the pseudonym that they have.
     *
     * @throws EssaimException if this Essaim has not both keys, or the store is between two keys already
     */
    public void replaceKey() {
        Founding before = founded();
        Pseudonymiser both = needed();
        if (!both.formerFingerprint().equals(Optional.of(before.key())) || before.formerKey() != null) {
            throw new EssaimException(
                    "The key cannot be replaced: the former key is not the store's, or it is being replaced already.\n"
                            + "Maybe name the store's key as the former one, or retire the former key first.");
        }
        commit(before.under(both.fingerprint(), before.key()));
    }

    /**
     * Ends a replacement of the key: the former one is not needed any more, and can be destroyed.
     *
     * @param lost how many workers of the staff may be left that the new key does not know; they get a new pseudonym when they
     *     are met again
     * @throws EssaimException if more are left, or no key is being replaced
     */
    public void retireFormerKey(long lost) {
        Founding before = founded();
        Pseudonymiser key = pseudonyms();
        if (before.formerKey() == null) {
            throw new EssaimException("No key is being replaced.\nMaybe it was retired already.");
        }
        long left = privacy.withoutAlias();
        if (left > lost) {
            throw new EssaimException(
                    "The new key does not know [" + left
                            + "] workers of the staff yet.\nMaybe import a planning that tells of them, or load the pack, first.");
        }
        commit(before.under(key.fingerprint(), null));
    }

    private Founding founded() {
        return Founding.of(store)
                .orElseThrow(() -> new EssaimException(
                        "The store belongs to no federation yet.\nMaybe run \"essaim init --pack …\" first."));
    }

    /**
     * Takes a pack into the store: federation, structures, staff, labels, services, rules, costs, agreements, programmes, indicators, questionnaires and action sheets. What is
     * there already becomes a new version if it differs, but for action sheets, which stay as they are.
     *
     * @throws EssaimException if the pack names no federation and the store was not founded, the key is not the store's, or it works an indicator out, or
     *     asks a questionnaire, otherwise than the store does under the same version
     */
    public void load(Pack pack) {
        new Intake(this, pack).take();
    }

    /**
     * Takes a structure's way through a programme into the store, as new or as its next version.
     *
     * <p>Agreements that ask for a participation read it when a statement is drafted or issued.
     */
    public void save(Enrolment enrolment) {
        programmes.save(enrolment);
    }

    private Pseudonymiser needed() {
        if (pseudonymiser == null) {
            throw new EssaimException(
                    "There is no pseudonym key.\nMaybe name its file (--key-file, or pseudonymKey(…)), or set"
                            + " ESSAIM_KEY.");
        }
        return pseudonymiser;
    }

    Pseudonymiser pseudonyms() {
        Pseudonymiser key = needed();
        return Founding.of(store).map(founding -> founding.admit(key)).orElse(key);
    }

    /** Hands a statement to the exporters on the class path, in the language of the builder. */
    public Export export(FundingStatement statement) {
        return Export.of(statement);
    }

    /** Hands the hours of a month to the exporters on the class path. */
    public Export export(MonthHours hours) {
        return Export.of(locale -> marked(hours.report(locale)));
    }

    /** Hands a report to the exporters on the class path. */
    public Export export(Report report) {
        return Export.of(locale -> marked(report));
    }

    /** Hands a table of data to the formats for other programs on the class path. */
    public DataExport export(Dataset dataset) {
        return new DataExport(isOfFictitiousData() ? dataset.ofFictitiousData() : dataset);
    }

    private boolean isOfFictitiousData() {
        return Founding.of(store).filter(each -> each.federation().fictitious()).isPresent();
    }

    // What is invented says so on every page, whoever laid it out.
    private Report marked(Report report) {
        return isOfFictitiousData() && !report.fictitious() ? report.ofFictitiousData() : report;
    }

    @Override
    public void close() {
        store.close();
    }

    /** Collects what an Essaim needs; not thread-safe. */
    public static final class Builder {
        private Store store = new InMemoryStore();
        private Supplier<Actor> actor = () -> new Actor("essaim", Perimeter.all());
        private @Nullable Pseudonymiser pseudonymiser;
        private Clock clock = Clock.systemUTC();
        private Function<WorkerId, Optional<String>> names = worker -> Optional.empty();
        private final List<MeasureSource> measures = new ArrayList<>();
        private @Nullable CubeReader cubes;

        private Builder() {}

        /** Where everything is kept; in memory unless said otherwise. */
        public Builder store(Store store) {
            this.store = store;
            return this;
        }

        /** The file that holds the federation's pseudonym key. */
        public Builder pseudonymKey(Path file) {
            return pseudonyms(Pseudonymiser.ofKeyFile(file));
        }

        /** The federation's pseudonyms. */
        public Builder pseudonyms(Pseudonymiser pseudonymiser) {
            this.pseudonymiser = pseudonymiser;
            return this;
        }

        /** Who acts, asked at each call; someone who may do everything unless said otherwise. */
        public Builder actor(Supplier<Actor> actor) {
            this.actor = actor;
            return this;
        }

        /** Tells when something is committed; no figure depends on it. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Names workers for those who may know them: asked while a time sheet is laid out, never stored, never logged. Who
         * has no name keeps the pseudonym.
         */
        public Builder names(Function<WorkerId, Optional<String>> resolver) {
            this.names = resolver;
            return this;
        }

        /** Measures that only the host knows, for indicators; several may be added. */
        public Builder measures(MeasureSource source) {
            this.measures.add(source);
            return this;
        }

        /**
         * Who adds up sealed months, and tells the cells of many at once, beside the store; the store does so unless said otherwise. Documents stay with
         * the store, seals among them: what the reader tells otherwise than they do is refused.
         */
        public Builder cubes(CubeReader cubes) {
            this.cubes = cubes;
            return this;
        }

        /**
         * The Essaim.
         *
         * @throws StoreException if a newer Essaim wrote the store: it reads nothing by guess, and writes nothing
         */
        public Essaim build() {
            Founding.of(store);
            SealedTime sealed = new SealedTime(store);
            return new Essaim(
                    store, cubes == null ? sealed : sealed.with(cubes), actor, pseudonymiser, clock, names, measures);
        }
    }
}
