package org.essaim.time;

import java.util.HashMap;
import java.util.Map;
import org.essaim.document.Tree;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** The canonical bytes of a fact: they are its identity, its order and the leaf of its seal. */
final class FactForm {
    private static final int VERSION = 1;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, WorkerId> workers = new HashMap<>();

    static byte[] bytes(Fact fact) {
        ByteWriter out = new ByteWriter();
        out.number(VERSION)
                .text(fact.structure())
                .text(fact.source())
                .optionalText(fact.key())
                .text(fact.kind().name())
                .optionalText(fact.worker() == null ? null : fact.worker().value())
                .text(fact.team())
                .text(fact.label())
                .text(fact.service());
        write(out, fact.planned());
        write(out, fact.clocked());
        write(out, fact.retained());
        return out.text(fact.cancellation().name()).text(fact.adjustment()).toBytes();
    }

    /** Reads a fact; texts that come again share one object, so that a month of facts stays small. */
    Fact fact(byte[] bytes) {
        ByteReader in = ByteReader.of(bytes);
        int version = in.whole();
        if (version != VERSION) {
            throw new org.essaim.spi.StoreException("A fact has the form [" + version + "], this version reads ["
                    + VERSION + "].\nMaybe a newer Essaim wrote it.");
        }
        String structure = shared(in.text());
        String source = shared(in.text());
        String key = in.optionalText();
        FactKind kind = FactKind.valueOf(in.text());
        String worker = in.optionalText();
        String team = shared(in.text());
        String label = shared(in.text());
        String service = shared(in.text());
        Interval planned = interval(in);
        Interval clocked = interval(in);
        Interval retained = interval(in);
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
                Cancellation.valueOf(in.text()),
                shared(in.text()));
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
        return out.putIfPresent("adjustment", fact.adjustment()).build();
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
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
