package org.essaim.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.engagement.Programmes;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.programme.TrainingProduct;
import org.essaim.programme.TrainingProduct.Modality;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.report.Report;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;

/** Training actions and their reviews (<i>formations-actions et leurs bilans</i>). Thread-safe. */
public final class TrainingActions {
    private static final String KIND = "training-action";
    private final Store store;
    private final Rights rights;
    private final Programmes programmes;
    private final Sessions sessions;
    private final Clock clock;

    TrainingActions(Store store, Rights rights, Programmes programmes, Sessions sessions, Clock clock) {
        this.store = store;
        this.rights = rights;
        this.programmes = programmes;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The training actions of a programme. */
    public List<TrainingAction> of(String programme) {
        String known = programmes.programme(programme).id();
        return all().stream().filter(each -> each.programme().equals(known)).toList();
    }

    /**
     * A training action.
     *
     * @throws EssaimException if it is unknown
     */
    public TrainingAction action(String id) {
        return Keeping.document(store, KIND, id)
                .map(document -> Keeping.read(document, TrainingAction::read))
                .orElseThrow(() -> new EssaimException("Training action [" + id + "] is unknown.\nMaybe one of "
                        + all().stream().map(TrainingAction::id).toList() + "."));
    }

    private List<TrainingAction> all() {
        return store.documents(KIND).stream()
                .map(document -> Keeping.read(document, TrainingAction::read))
                .toList();
    }

    /** Takes a training action in, with its review if there is one, as new or as its next version. */
    public Recorded save(TrainingAction action) {
        rights.requireWhole("Training action", action.id());
        programmes.programme(action.programme());
        return Keeping.put(
                store,
                rights.actor(),
                clock.instant(),
                new DocumentKey(KIND, action.id()),
                action.toTree(),
                findings(action));
    }

    /** What came of a training action, laid out for people: its sessions, who came, the hours, the review. */
    public Report review(String action, Locale locale) {
        TrainingAction known = action(action);
        List<SessionDossier> held = sessions.of(known.programme()).stream()
                .filter(each -> known.sessions().contains(each.session().id())
                        && !each.session().isCancelled())
                .toList();
        String product = product(known).map(TrainingProduct::title).orElse(known.training());
        return new ReviewReport(known, product, held, locale).report();
    }

    private Optional<TrainingProduct> product(TrainingAction action) {
        return programmes.trainings().stream()
                .filter(each -> each.id().equals(action.training()))
                .findFirst();
    }

    private List<Finding> findings(TrainingAction action) {
        List<Finding> findings = new ArrayList<>();
        Optional<TrainingProduct> product = product(action);
        if (product.isEmpty()) {
            findings.add(Finding.of(Code.DANGLING_REFERENCE)
                    .column("training")
                    .value(action.training())
                    .with("kind", "training")
                    .with(
                            "valid",
                            programmes.trainings().stream()
                                    .map(TrainingProduct::id)
                                    .collect(Collectors.joining(", ")))
                    .build());
        }
        Dossiers dossiers = Dossiers.of(store);
        List<ProgrammeSession> held = new ArrayList<>();
        for (String id : action.sessions()) {
            Optional<SessionDossier> dossier = dossiers.of(id);
            if (dossier.isEmpty()) {
                findings.add(Keeping.unknownSession(
                        id,
                        dossiers.all().stream().map(each -> each.session().id()).toList()));
            } else if (!dossier.get().session().isCancelled()) {
                held.add(dossier.get().session());
            }
        }
        TrainingAction.Review review = action.review();
        if (review != null && findings.isEmpty()) {
            review(action, review, product.orElseThrow(), held, findings);
        }
        return findings;
    }

    private static void review(
            TrainingAction action,
            TrainingAction.Review review,
            TrainingProduct product,
            List<ProgrammeSession> held,
            List<Finding> findings) {
        held.stream()
                .map(each -> Objects.requireNonNull(each.end()).toLocalDate())
                .filter(day -> day.isAfter(review.date()))
                .max(LocalDate::compareTo)
                .ifPresent(last -> findings.add(Finding.of(Code.REVIEW_BEFORE_THE_END)
                        .column("date")
                        .value(review.date().toString())
                        .with("action", action.id())
                        .with("last", last)
                        .build()));
        Set<Modality> had = held.stream()
                .map(ProgrammeSession::kind)
                .map(kind -> kind == SessionKind.INDIVIDUAL_SUPPORT ? Modality.INDIVIDUAL : Modality.COLLECTIVE)
                .collect(Collectors.toSet());
        for (Modality modality : product.modalities()) {
            if (!had.contains(modality)) {
                findings.add(Finding.of(Code.NOT_ALTERNATING)
                        .value(action.id())
                        .with("training", product.title())
                        .with("modality", modality)
                        .build());
            }
        }
    }
}
