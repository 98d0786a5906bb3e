package org.essaim.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** Who was invited and who answered; never what. */
final class Register {
    static final String KIND = "campaign-invitation";

    private final Store store;
    // Where the line of a link stood when it was read last; what stands there now decides.
    private final Map<String, DocumentKey> places = new ConcurrentHashMap<>();

    Register(Store store) {
        this.store = store;
    }

    /**
     * One line of the register.
     *
     * @param key where it is kept
     * @param version how often it was changed
     * @param link the name of the link that opens the questionnaire
     */
    record Line(
            DocumentKey key,
            long version,
            String campaign,
            Recipient recipient,
            String link,
            LocalDate invited,
            @Nullable LocalDate reminded,
            boolean answered) {

        Line answeredNow() {
            return new Line(key, version, campaign, recipient, link, invited, reminded, true);
        }

        Line remindedOn(LocalDate day) {
            return new Line(key, version, campaign, recipient, link, invited, day, answered);
        }

        /** That somebody of the structure was invited, and whether they answered. */
        Line ofNobody() {
            return new Line(
                    key, version, campaign, Recipient.structure(recipient.structure()), "", invited, null, answered);
        }

        Line under(String otherLink) {
            return new Line(key, version, campaign, recipient, otherLink, invited, reminded, answered);
        }

        Commit.Put put() {
            Tree.Builder fields = Tree.fields()
                    .put("campaign", campaign)
                    .put("recipient", recipient.toTree())
                    .put("link", link)
                    .put("invited", invited.toString());
            if (reminded != null) {
                fields.put("reminded", reminded.toString());
            }
            return new Commit.Put(key, version, fields.put("answered", answered).build());
        }
    }

    /** A line for whom nobody invited yet. */
    static Line line(String campaign, Recipient recipient, String link, LocalDate day) {
        return new Line(
                new DocumentKey(KIND, campaign + ":" + Secrets.name("recipient", campaign, recipient.key())),
                0,
                campaign,
                recipient,
                link,
                day,
                null,
                false);
    }

    List<Line> lines(String campaign) {
        List<Line> lines = new ArrayList<>();
        for (Document document : store.documents(KIND)) {
            if (document.key().id().startsWith(campaign + ":")) {
                lines.add(line(document));
            }
        }
        return lines;
    }

    /** The line of a link. */
    Optional<Line> byLink(String campaign, String token) {
        String link = Secrets.name("invitation", campaign, token);
        DocumentKey known = places.get(link);
        Optional<Line> line = known == null
                ? Optional.empty()
                : store.document(known)
                        .map(Register::line)
                        .filter(each -> each.link().equals(link));
        return line.isPresent() ? line : searched(campaign, link);
    }

    // Whoever answers asks several times, and thousands may be invited: who was found once is not searched for again.
    private Optional<Line> searched(String campaign, String link) {
        places.remove(link);
        List<Line> lines = lines(campaign);
        lines.forEach(line -> places.put(line.link(), line.key()));
        return lines.stream().filter(line -> line.link().equals(link)).findFirst();
    }

    static Line line(Document document) {
        return read(
                document,
                reader -> reader.build(
                        Line.class,
                        document.key(),
                        document.version(),
                        reader.text("campaign"),
                        reader.one("recipient", Recipient::read).orElseThrow(),
                        reader.text("link"),
                        reader.date("invited"),
                        reader.optionalDate("reminded").orElse(null),
                        reader.truth("answered", false)));
    }

    static <T> T read(Document document, Function<FieldReader, Optional<T>> reading) {
        return reading.apply(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }
}
