package org.essaim.jdbc;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.essaim.spi.Commit;
import org.essaim.spi.Redaction;
import org.essaim.spi.StoreException;
import org.essaim.time.SealedCells;

/**
 * A commit with everything done to it that needs no database.
 *
 * @param commit the commit
 * @param contents the contents of its puts as text, in their order
 * @param erased the contents that its redactions of documents leave, in their order
 * @param changes what it does to the cells of sealed months
 */
record Prepared(Commit commit, List<String> contents, List<String> erased, List<SealedCells.Change> changes) {

    static Prepared of(Commit commit, Contents contents) {
        requireStorable("actor", commit.actor());
        List<String> texts = new ArrayList<>();
        for (Commit.Put put : commit.puts()) {
            requireStorable("kind", put.key().kind());
            requireStorable("identifier", put.key().id());
            texts.add(contents.write(put.key(), put.content()));
        }
        commit.appends().forEach(append -> requireStorable("structure", append.structure()));
        List<String> erased = new ArrayList<>();
        for (Redaction redaction : commit.redactions()) {
            if (redaction instanceof Redaction.OfDocument document) {
                erased.add(contents.write(document.key(), document.content()));
            }
        }
        List<SealedCells.Change> changes = SealedCells.in(commit);
        for (SealedCells.Change change : changes) {
            if (change instanceof SealedCells.Sealing sealing) {
                sealing.cells().keySet().forEach(cell -> requireStorable("team", cell.team()));
            }
        }
        return new Prepared(commit, texts, erased, changes);
    }

    /** False for a text that a database would refuse, or change without a word. */
    static boolean isStorable(String text) {
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void requireStorable(String what, String text) {
        if (!isStorable(text)) {
            throw new StoreException(
                    "The " + what + " of a commit holds a character that a database cannot keep (NUL, or"
                            + " half of a pair).\nMaybe the text was cut, or read as if it were in another encoding.");
        }
    }
}
