package org.essaim.campaign;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.essaim.document.Tree;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.time.PersonalRecords;

/**
 * The persons who were invited, and what they answered as far as it leads to them. Of who goes it stays known that somebody of the structure was invited, and
 * whether they answered; answers of anonymous campaigns stay, for they are nobody’s.
 */
final class CampaignPeople implements PersonalRecords {
    private static final Tree GONE = Tree.fields().put("gone", true).build();
    private final Supplier<Pseudonymiser> key;

    CampaignPeople(Supplier<Pseudonymiser> key) {
        this.key = key;
    }

    @Override
    public List<Known> known(Store store) {
        List<Known> known = new ArrayList<>();
        for (Document document : store.documents(Register.KIND)) {
            Register.Line line = Register.line(document);
            WorkerId worker = line.recipient().worker();
            if (worker != null) {
                known.add(new Known(line.recipient().structure(), worker, YearMonth.from(line.invited())));
            }
        }
        return known;
    }

    @Override
    public List<Without> without(Store store, Gone gone) {
        Map<String, Campaign> campaigns = store.documents(Campaigns.KIND).stream()
                .map(document -> Register.read(document, Campaign::read))
                .collect(Collectors.toMap(Campaign::id, each -> each, (one, other) -> one, TreeMap::new));
        List<Without> all = new ArrayList<>();
        for (Document newest : store.documents(Register.KIND)) {
            Register.Line line = Register.line(newest);
            WorkerId worker = line.recipient().worker();
            Campaign campaign = campaigns.get(line.campaign());
            if (worker == null
                    || campaign == null
                    || !gone.takes(line.recipient().structure(), worker, YearMonth.from(line.invited()))) {
                continue;
            }
            String structure = line.recipient().structure();
            for (Document version : store.history(newest.key())) {
                all.add(new Without(
                        version, Register.line(version).ofNobody().put().content(), Set.of(structure), 1));
            }
            switch (campaign.regime()) {
                case IDENTIFIED ->
                    store.history(Answering.answerKey(line))
                            .forEach(version -> all.add(new Without(version, GONE, Set.of(structure), 1)));
                case PSEUDONYMOUS -> ballot(store, campaign, line, all);
                case ANONYMOUS -> {
                    // Nothing leads from here to what they answered.
                }
            }
        }
        return all;
    }

    private void ballot(Store store, Campaign campaign, Register.Line line, List<Without> all) {
        String mark = Secrets.mark(key.get(), campaign, line.recipient());
        DocumentKey box = new DocumentKey(BallotBox.KIND, campaign.id() + ":" + Answering.group(campaign, line));
        for (Document version : store.history(box)) {
            int at = index(all, version);
            Tree content = at < 0 ? version.content() : all.get(at).content();
            Tree left = BallotBox.without(content, mark);
            if (!left.equals(content)) {
                Without without =
                        new Without(version, left, Set.of(line.recipient().structure()), 1);
                if (at < 0) {
                    all.add(without);
                } else {
                    // Two who go put their answers into one box.
                    all.set(
                            at,
                            new Without(
                                    version,
                                    left,
                                    all.get(at).structures(),
                                    all.get(at).records() + 1));
                }
            }
        }
    }

    private static int index(List<Without> all, Document version) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).version().key().equals(version.key())
                    && all.get(i).version().version() == version.version()) {
                return i;
            }
        }
        return -1;
    }
}
