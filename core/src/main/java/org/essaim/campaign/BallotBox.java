package org.essaim.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Response;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.Store;

/**
 * Answers of one group whose authors are not to be known (<i>urne</i>): all in one document, in an order that tells nothing. As soon as one more is put in,
 * what the document was before is erased, so that no history tells which answers came when.
 */
final class BallotBox {
    static final String KIND = "campaign-box";
    private static final Tree EMPTIED = Tree.fields().put("emptied", true).build();

    private final DocumentKey key;
    private final long version;
    private final SortedMap<String, List<Response>> ballots;

    private BallotBox(DocumentKey key, long version, SortedMap<String, List<Response>> ballots) {
        this.key = key;
        this.version = version;
        this.ballots = ballots;
    }

    static BallotBox of(Store store, Campaign campaign, String group, Form form) {
        DocumentKey key = new DocumentKey(KIND, campaign.id() + ":" + group);
        return store.document(key)
                .map(document -> read(document, form))
                .orElseGet(() -> new BallotBox(key, 0, new TreeMap<>()));
    }

    static List<BallotBox> all(Store store, Campaign campaign, Form form) {
        List<Document> boxes = store.documents(KIND).stream()
                .filter(document -> document.key().id().startsWith(campaign.id() + ":"))
                .toList();
        List<BallotBox> all = new ArrayList<>();
        for (Document document : boxes) {
            Work.at(Stage.READING, group(document.key()), all.size(), boxes.size());
            all.add(read(document, form));
        }
        return all;
    }

    private static BallotBox read(Document document, Form form) {
        SortedMap<String, List<Response>> ballots = new TreeMap<>();
        Register.read(document, reader -> {
            for (String mark : reader.keysOf("ballots")) {
                reader.one("ballots", all -> {
                    all.keys();
                    ballots.put(mark, all.each(mark, each -> Response.read(each, form)));
                    return Optional.of(mark);
                });
            }
            return Optional.of(document);
        });
        return new BallotBox(document.key(), document.version(), ballots);
    }

    /** The group that the answers are of. */
    String group() {
        return group(key);
    }

    private static String group(DocumentKey key) {
        return key.id().substring(key.id().indexOf(':') + 1);
    }

    SortedMap<String, List<Response>> ballots() {
        return ballots;
    }

    /** The same with one more ballot, or one more wording of a ballot that is there. */
    BallotBox with(String mark, Response response) {
        SortedMap<String, List<Response>> more = new TreeMap<>(ballots);
        List<Response> own = new ArrayList<>(more.getOrDefault(mark, List.of()));
        own.add(response);
        more.put(mark, own);
        return new BallotBox(key, version, more);
    }

    Commit.Put put() {
        Tree.Builder all = Tree.fields();
        ballots.forEach((mark, responses) ->
                all.put(mark, responses.stream().map(Response::toTree).toList()));
        return new Commit.Put(
                key, version, Tree.fields().put("ballots", all.build()).build());
    }

    /** What is left of a box without one ballot. */
    static Tree without(Tree content, String mark) {
        Tree.Builder left = Tree.fields();
        if (content instanceof Tree.Fields fields && fields.get("ballots").orElse(null) instanceof Tree.Fields all) {
            all.fields().forEach((each, ballot) -> {
                if (!each.equals(mark)) {
                    left.put(each, ballot);
                }
            });
            return Tree.fields().put("ballots", left.build()).build();
        }
        return content;
    }

    /** The erasure of what the document was before. */
    List<Redaction> emptied() {
        return version == 0 ? List.of() : List.of(new Redaction.OfDocument(key, version, EMPTIED));
    }
}
