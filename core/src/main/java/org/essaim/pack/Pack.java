package org.essaim.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.funding.EmployerCost;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingPool;
import org.essaim.indicator.Definition;
import org.essaim.leaflet.Leaflet;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.sheet.ActionSheet;
import org.essaim.time.CategoryMapping;
import org.essaim.time.OwnRules;
import org.essaim.time.ServiceMapping;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;

/**
 * A pack with everything it extends, read and checked (<i>paquet chargé</i>).
 *
 * <p>Immutable. There is no half of it: {@link Packs} answers one only if nothing was refused.
 *
 * @param id its identifier
 * @param title its title
 * @param version its version, as its author counts
 * @param lineage the identifiers of the packs it is made of, the most general first, itself last
 * @param fictitious true if it or one it extends is invented; every output then says so
 * @param federation the federation, if one is named
 * @param structures the structures
 * @param staff the workers, under the source's own identifiers
 * @param mapping what labels mean everywhere
 * @param ownMappings what labels mean in one structure, by its identifier
 * @param services what services are
 * @param rules the working-time rules by collective agreement
 * @param ownRules what one structure's working time follows beside its collective agreement, by its identifier
 * @param costs what an hour costs the employer
 * @param pools how agreements of a pool share hours, where it is said
 * @param agreements the funding agreements
 * @param programmes the programmes
 * @param trainings the training products
 * @param indicators the indicators
 * @param questionnaires the questionnaires, each version by itself
 * @param sheets the action sheets
 * @param facts what else the sources say
 * @param texts the texts (.md, .txt) by their path in the pack
 */
public record Pack(
        String id,
        String title,
        String version,
        List<String> lineage,
        boolean fictitious,
        @Nullable Federation federation,
        List<Structure> structures,
        List<StaffMember> staff,
        CategoryMapping mapping,
        Map<String, CategoryMapping> ownMappings,
        ServiceMapping services,
        Map<CollectiveAgreement, ByDate<WorkingTimeRules>> rules,
        Map<String, OwnRules> ownRules,
        EmployerCost costs,
        List<FundingPool> pools,
        List<FundingAgreement> agreements,
        List<Programme> programmes,
        List<TrainingProduct> trainings,
        List<Definition> indicators,
        List<Questionnaire> questionnaires,
        List<ActionSheet> sheets,
        List<SourcedFact> facts,
        Map<String, String> texts) {
    public Pack {
        lineage = List.copyOf(lineage);
        structures = List.copyOf(structures);
        staff = List.copyOf(staff);
        ownMappings = Map.copyOf(ownMappings);
        rules = Map.copyOf(rules);
        ownRules = Map.copyOf(ownRules);
        pools = List.copyOf(pools);
        agreements = List.copyOf(agreements);
        programmes = List.copyOf(programmes);
        trainings = List.copyOf(trainings);
        indicators = List.copyOf(indicators);
        questionnaires = List.copyOf(questionnaires);
        sheets = List.copyOf(sheets);
        facts = List.copyOf(facts);
        texts = Map.copyOf(texts);
    }

    /** The structure with this identifier. */
    public Optional<Structure> structure(String structure) {
        return structures.stream().filter(each -> each.id().equals(structure)).findFirst();
    }

    /** The staff of a structure, under pseudonym; for many structures ask for {@linkplain #staff(Pseudonymiser) all}. */
    public Staff staff(String structure, Pseudonymiser pseudonyms) {
        return staff(pseudonyms).getOrDefault(structure, Staff.none(structure));
    }

    /** The staff of every structure that has any, by the structure's identifier, under pseudonym. */
    public Map<String, Staff> staff(Pseudonymiser pseudonyms) {
        Map<String, Map<WorkerId, ByDate<Assignment>>> assignments = new TreeMap<>();
        for (StaffMember member : staff) {
            assignments
                    .computeIfAbsent(member.structure(), structure -> new TreeMap<>())
                    .put(pseudonyms.pseudonym(member.worker()), member.assignments());
        }
        Map<String, Staff> byStructure = new TreeMap<>();
        assignments.forEach((structure, workers) -> byStructure.put(structure, new Staff(structure, workers)));
        return byStructure;
    }

    /** The programme with this identifier. */
    public Optional<Programme> programme(String programme) {
        return programmes.stream().filter(each -> each.id().equals(programme)).findFirst();
    }

    /** The leaflet of the programme with this identifier. */
    public Optional<Leaflet> leaflet(String programme) {
        return programme(programme).map(known -> Leaflet.of(known, questionnaires, trainings));
    }

    /** The funding agreement with this identifier. */
    public Optional<FundingAgreement> agreement(String agreement) {
        return agreements.stream().filter(each -> each.id().equals(agreement)).findFirst();
    }

    /** The facts about a topic, in order. */
    public List<SourcedFact> facts(String topic) {
        return facts.stream().filter(fact -> fact.topic().equals(topic)).toList();
    }

    @Override
    public String toString() {
        return "Pack[" + id + " " + version + "]";
    }
}
