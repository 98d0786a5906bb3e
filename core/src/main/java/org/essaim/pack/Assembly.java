package org.essaim.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Vocabulary;
import org.essaim.funding.EmployerCost;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingPool;
import org.essaim.funding.Participation;
import org.essaim.indicator.Catalogue;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Measures;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.pack.Section.Entry;
import org.essaim.programme.Offer;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.sheet.ActionSheet;
import org.essaim.time.CategoryMapping;
import org.essaim.time.OwnRules;
import org.essaim.time.ServiceMapping;
import org.essaim.time.WorkingTimeRules;

/** Checks what merged contents say about each other, and makes the pack of them. */
final class Assembly {
    private final Contents contents;

    Assembly(Contents contents) {
        this.contents = contents;
    }

    /** Reports references to nothing and priorities that collide, each at its place. */
    void check() {
        for (Entry<StaffMember> member : contents.staff.entries()) {
            structure(member.at(), "structure", member.value().structure());
        }
        for (Entry<Contents.Label> label : contents.labels.entries()) {
            structure(label.at(), "structure", label.value().structure());
        }
        for (Entry<Contents.Rules> rules : contents.rules.entries()) {
            structure(rules.at(), "structure", rules.value().structure());
        }
        for (Entry<Contents.Financing> financing : contents.financing.entries()) {
            structure(financing.at(), "structure", financing.value().structure());
        }
        for (Entry<Contents.Cost> cost : contents.costs.entries()) {
            structure(cost.at(), "structure", cost.value().structure());
        }
        for (Entry<FundingAgreement> agreement : contents.agreements.entries()) {
            List<String> scope = agreement.at().texts("scope");
            for (int i = 0; i < scope.size(); i++) {
                structure(agreement.at(), "scope[" + i + "]", scope.get(i));
            }
        }
        contents.agreements.entries().forEach(this::participation);
        weights();
        for (Entry<Programme> programme : contents.programmes.entries()) {
            List<String> trainings = programme.value().trainings();
            for (int i = 0; i < trainings.size(); i++) {
                known(programme.at(), "trainings[" + i + "]", trainings.get(i), contents.trainings, "training");
            }
        }
        for (Entry<SourcedFact> fact : contents.facts.entries()) {
            if (!fact.value().programme().isEmpty()) {
                known(fact.at(), "programme", fact.value().programme(), contents.programmes, "programme");
            }
        }
        for (Entry<ActionSheet> sheet : contents.sheets.entries()) {
            if (!sheet.value().programme().isEmpty()) {
                known(sheet.at(), "programme", sheet.value().programme(), contents.programmes, "programme");
            }
            List<String> structures = sheet.value().structures();
            for (int i = 0; i < structures.size(); i++) {
                structure(sheet.at(), "structures[" + i + "]", structures.get(i));
            }
        }
        contents.contacts.entries().forEach(this::contact);
        priorities();
        indicators();
        QuestionnaireChecks.of(contents);
    }

    // What another pack is to tell is not known here; what is here is held against what can be measured.
    private void indicators() {
        if (!contents.indicators.isWhole() || !contents.measures.isWhole()) {
            return;
        }
        Catalogue catalogue = Catalogue.of(contents.indicators.values());
        Vocabulary vocabulary = Measures.known(contents.measures.values().stream()
                .map(Contents.OwnMeasure::measure)
                .toList());
        for (Entry<Definition> definition : contents.indicators.entries()) {
            catalogue.indicator(
                    definition.value().id(),
                    definition.value().version(),
                    vocabulary,
                    finding -> definition.at().report(String.valueOf(finding.path()), again(finding)));
        }
    }

    static Finding.Builder again(Finding finding) {
        Finding.Builder builder = Finding.of(finding.code()).value(finding.value());
        finding.details().forEach(builder::with);
        return builder;
    }

    private void structure(FieldReader at, String key, String id) {
        if (!id.isEmpty()) {
            known(at, key, id, contents.structures, "structure");
        }
    }

    private static void known(FieldReader at, String key, String id, Section<?> among, String kind) {
        if (among.isWhole() && !among.has(id)) {
            dangling(at, key, id, kind, among.ids());
        }
    }

    private static void dangling(FieldReader at, String key, String id, String kind, String valid) {
        at.report(
                key,
                Finding.of(Code.DANGLING_REFERENCE).value(id).with("kind", kind).with("valid", valid));
    }

    private void contact(Entry<Contents.Contact> contact) {
        Optional<Programme> programme = programme(contact.value().programme());
        if (programme.isEmpty()) {
            known(contact.at(), "programme", contact.value().programme(), contents.programmes, "programme");
        } else if (programme.get().offers().stream().noneMatch(offer -> isFor(contact.value(), offer))) {
            dangling(
                    contact.at(),
                    "approach",
                    contact.value().approach() + " × " + contact.value().provider(),
                    "offer",
                    String.join(
                            ", ",
                            programme.get().offers().stream()
                                    .map(offer -> offer.approach() + " × " + offer.provider())
                                    .toList()));
        }
    }

    private Optional<Programme> programme(String id) {
        return contents.programmes.values().stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst();
    }

    private static boolean isFor(Contents.Contact contact, Offer offer) {
        return contact.approach().equals(offer.approach()) && contact.provider().equals(offer.provider());
    }

    private void participation(Entry<FundingAgreement> agreement) {
        Participation participation = agreement.value().coverage().participation();
        if (participation == null) {
            return;
        }
        String id = participation.programme();
        known(agreement.at(), "participation.programme", id, contents.programmes, "programme");
        programme(id)
                .filter(programme -> !participation.phase().isEmpty()
                        && programme.phase(participation.phase()).isEmpty())
                .ifPresent(programme -> dangling(
                        agreement.at(),
                        "participation.phase",
                        participation.phase(),
                        "phase",
                        String.join(
                                ", ",
                                programme.phases().stream().map(Phase::code).toList())));
    }

    // Who shares pro rata needs a key.
    private void weights() {
        for (Entry<FundingPool> pool : contents.pools.entries()) {
            for (Entry<FundingAgreement> agreement : contents.agreements.entries()) {
                if (agreement.value().pool().equals(pool.value().id())
                        && pool.value().leavesOut(agreement.value())) {
                    agreement.at().refuse("weight", "PRO_RATA: weight, ceiling.hours");
                }
            }
        }
    }

    // One after the other in time, or for other structures, two agreements may well have the same rank.
    private void priorities() {
        List<Entry<FundingAgreement>> agreements = contents.agreements.entries();
        for (int i = 0; i < agreements.size(); i++) {
            FundingAgreement later = agreements.get(i).value();
            for (int j = 0; j < i; j++) {
                FundingAgreement earlier = agreements.get(j).value();
                if (earlier.pool().equals(later.pool())
                        && earlier.priority() == later.priority()
                        && earlier.term().overlaps(later.term())
                        && meet(earlier.scope().structures(), later.scope().structures())) {
                    agreements
                            .get(i)
                            .at()
                            .report(
                                    "priority",
                                    Finding.of(Code.SAME_PRIORITY)
                                            .value(Integer.toString(later.priority()))
                                            .with("agreement", later.id())
                                            .with("other", earlier.id())
                                            .with("pool", later.pool()));
                }
            }
        }
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    /** The pack; only after {@link #check} found no error. */
    Pack pack(Header header, List<String> lineage, boolean fictitious) {
        CategoryMapping mapping = CategoryMapping.empty();
        Map<String, CategoryMapping> own = new TreeMap<>();
        for (Contents.Label label : contents.labels.values()) {
            if (label.structure().isEmpty()) {
                mapping = mapping.with(label.label(), label.from(), label.category());
            } else {
                own.put(
                        label.structure(),
                        own.getOrDefault(label.structure(), CategoryMapping.empty())
                                .with(label.label(), label.from(), label.category()));
            }
        }
        ServiceMapping services = ServiceMapping.empty();
        for (Contents.Service service : contents.services.values()) {
            services = services.with(service.service(), service.from(), service.meaning());
        }
        Map<CollectiveAgreement, ByDate<WorkingTimeRules>> rules = new TreeMap<>();
        Map<String, OwnRules> ownRules = new TreeMap<>();
        for (Contents.Rules each : contents.rules.values()) {
            if (each.agreement() == null) {
                ownRules.put(
                        each.structure(),
                        ownRules.getOrDefault(each.structure(), OwnRules.none()).with(each.from(), each.profile()));
            } else {
                rules.put(
                        each.agreement(),
                        rules.getOrDefault(each.agreement(), ByDate.never()).with(each.from(), each.profile()));
            }
        }
        for (Contents.Financing each : contents.financing.values()) {
            ownRules.put(
                    each.structure(),
                    ownRules.getOrDefault(each.structure(), OwnRules.none())
                            .withFinancing(each.from(), each.financed()));
        }
        EmployerCost costs = EmployerCost.unknown();
        for (Contents.Cost cost : contents.costs.values()) {
            costs = costs.with(cost.structure(), cost.function(), cost.from(), cost.hourly());
        }
        List<Federation> federations = contents.federation.values();
        return new Pack(
                header.id(),
                header.title(),
                header.version(),
                lineage,
                fictitious || federations.stream().anyMatch(Federation::fictitious),
                federations.isEmpty() ? null : federations.get(0),
                contents.structures.values(),
                contents.staff.values(),
                mapping,
                own,
                services,
                rules,
                ownRules,
                costs,
                contents.pools.values(),
                contents.agreements.values(),
                contents.programmes.values().stream().map(this::withContacts).toList(),
                contents.trainings.values(),
                contents.indicators.values(),
                contents.questionnaires.values(),
                contents.sheets.values(),
                contents.facts.values(),
                contents.texts);
    }

    private Programme withContacts(Programme programme) {
        List<Contents.Contact> contacts = contents.contacts.values().stream()
                .filter(contact -> contact.programme().equals(programme.id()))
                .toList();
        return contacts.isEmpty()
                ? programme
                : programme.withOffers(programme.offers().stream()
                        .map(offer -> contacts.stream()
                                .filter(contact -> isFor(contact, offer))
                                .findFirst()
                                .map(contact -> offer.withContact(contact.email()))
                                .orElse(offer))
                        .toList());
    }
}
