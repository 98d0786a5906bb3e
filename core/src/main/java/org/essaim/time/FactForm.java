package org.essaim.time;

import java.util.HashMap;
import java.util.Map;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of a fact: they are its identity, its order and the leaf of its seal.
 *
 * <p>A fact has one form only. What tells neither trip, day total nor nature keeps the first form, so that an export that was
 * taken in before those existed is still recognised.
 */
final class FactForm {
    private static final int FIRST = 1;
    private static final int LATEST = 2;
    private final SharedTexts texts = new SharedTexts();
    private final Map<String, WorkerId> workers = new HashMap<>();

    static byte[] bytes(Fact fact) {
        ByteWriter out = new ByteWriter();
        write(out, fact);
        return out.toBytes();
    }

    /** Writes the canonical bytes of a fact, and nothing besides. */
    static void write(ByteWriter out, Fact fact) {
        boolean simple = fact.trip() == null && !fact.dayTotal() && fact.nature() == null;
        out.number(simple ? FIRST : LATEST)
                .text(fact.structure())
                .text(fact.source())
                .optionalNewText(fact.key())
                .text(fact.kind().name())
                .optionalText(fact.worker() == null ? null : fact.worker().value())
                .text(fact.team())
                .text(fact.label())
                .text(fact.service());
        write(out, fact.planned());
        write(out, fact.clocked());
        write(out, fact.retained());
        out.text(fact.cancellation().name()).text(fact.adjustment());
        if (!simple) {
            // One more than the seconds, so that a trip of none is not a trip unknown.
            out.number(fact.trip() == null ? 0 : fact.trip() + 1)
                    .number(fact.dayTotal() ? 1 : 0)
                    .optionalText(fact.nature() == null ? null : fact.nature().name());
        }
    }

    /** Reads a fact; texts that come again share one object, so that a month of facts stays small. */
    Fact fact(byte[] bytes) {
        ByteReader in = ByteReader.of(bytes);
        int version = in.whole();
        if (version < FIRST || version > LATEST) {
            throw new org.essaim.spi.StoreException("A fact has the form [" + version + "], this version reads ["
                    + FIRST + "] to [" + LATEST + "].\nMaybe a newer Essaim wrote it.");
        }
        String structure = in.text(texts);
        String source = in.text(texts);
        String key = in.optionalText();
        FactKind kind = FactKind.valueOf(in.text(texts));
        String worker = in.optionalText(texts);
        String team = in.text(texts);
        String label = in.text(texts);
        String service = in.text(texts);
        Interval planned = interval(in);
        Interval clocked = interval(in);
        Interval retained = interval(in);
        Cancellation cancellation = Cancellation.valueOf(in.text(texts));
        String adjustment = in.text(texts);
        long trip = version == FIRST ? 0 : in.number();
        boolean dayTotal = version != FIRST && in.number() == 1;
        String nature = version == FIRST ? null : in.optionalText(texts);
        return new Fact(
                structure,
                source,
                key,
                kind,
                worker == null ? null : workers.computeIfAbsent(worker, WorkerId::new),
                team,
                label,
                service,
                planned,
                clocked,
                retained,
                cancellation,
                adjustment,
                trip == 0 ? null : trip - 1,
                dayTotal,
                nature == null ? null : AbsenceNature.valueOf(nature));
    }

    /** What a person reads of a fact: times are local, the worker stays a pseudonym. */
    static Tree tree(Fact fact) {
        Tree.Builder out = Tree.fields()
                .put("structure", fact.structure())
                .put("source", fact.source())
                .putIfPresent("key", fact.key())
                .put("kind", fact.kind().name())
                .putIfPresent(
                        "worker", fact.worker() == null ? null : fact.worker().value())
                .putIfPresent("team", fact.team())
                .putIfPresent("label", fact.label())
                .putIfPresent("service", fact.service());
        put(out, "planned", fact.planned());
        put(out, "clocked", fact.clocked());
        put(out, "retained", fact.retained());
        if (fact.cancellation() != Cancellation.NONE) {
            out.put("cancellation", fact.cancellation().name());
        }
        out.putIfPresent("adjustment", fact.adjustment());
        if (fact.trip() != null) {
            out.put("trip", fact.trip());
        }
        if (fact.dayTotal()) {
            out.put("dayTotal", true);
        }
        return out.putIfPresent(
                        "nature", fact.nature() == null ? null : fact.nature().name())
                .build();
    }

    private static void put(Tree.Builder out, String name, @Nullable Interval interval) {
        if (interval != null) {
            out.put(name, interval.localStart() + "/" + interval.localEnd());
        }
    }

    private static void write(ByteWriter out, @Nullable Interval interval) {
        if (interval == null) {
            out.number(0);
        } else {
            out.number(1)
                    .number(interval.start())
                    .number(interval.startOffset())
                    .number(interval.seconds())
                    .number(interval.endOffset());
        }
    }

    private static @Nullable Interval interval(ByteReader in) {
        if (in.number() == 0) {
            return null;
        }
        long start = in.number();
        int startOffset = in.whole();
        long seconds = in.number();
        return new Interval(start, startOffset, start + seconds, in.whole());
    }
}
