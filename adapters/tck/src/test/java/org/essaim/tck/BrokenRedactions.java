package org.essaim.tck;

import java.util.ArrayList;
import java.util.List;
import org.essaim.spi.Commit;
import org.essaim.spi.Redaction;
import org.essaim.spi.StoreException;
import org.essaim.tck.BrokenStores.Wrapped;

/** Stores that are sound but for how they erase. */
final class BrokenRedactions {
    private BrokenRedactions() {}

    private static Commit redacting(Commit commit, List<Redaction> redactions) {
        return new Commit(commit.actor(), commit.at(), commit.puts(), commit.appends(), redactions);
    }

    static final class ErasesTheNewestVersionOnly extends Wrapped {
        @Override
        public long commit(Commit commit) {
            return super.commit(redacting(
                    commit,
                    commit.redactions().stream()
                            .map(redaction -> redaction instanceof Redaction.OfDocument document
                                    ? new Redaction.OfDocument(
                                            document.key(),
                                            super.history(document.key()).size(),
                                            document.content())
                                    : redaction)
                            .toList()));
        }
    }

    static final class ErasesByAppending extends Wrapped {
        @Override
        public long commit(Commit commit) {
            List<Commit.Append> appends = new ArrayList<>(commit.appends());
            List<Redaction> documents = new ArrayList<>();
            for (Redaction redaction : commit.redactions()) {
                if (redaction instanceof Redaction.OfSegment segment) {
                    appends.add(
                            new Commit.Append(segment.structure(), segment.month(), segment.kind(), segment.bytes()));
                } else {
                    documents.add(redaction);
                }
            }
            return super.commit(new Commit(commit.actor(), commit.at(), commit.puts(), appends, documents));
        }
    }

    static final class ErasesWhatItFinds extends Wrapped {
        @Override
        public long commit(Commit commit) {
            try {
                return super.commit(commit);
            } catch (StoreException e) {
                return super.commit(redacting(commit, List.of()));
            }
        }
    }

    static final class ErasesBeforeItLooks extends Wrapped {
        @Override
        public long commit(Commit commit) {
            if (!commit.redactions().isEmpty()) {
                super.commit(new Commit(commit.actor(), commit.at(), List.of(), List.of(), commit.redactions()));
            }
            return super.commit(redacting(commit, List.of()));
        }
    }
}
