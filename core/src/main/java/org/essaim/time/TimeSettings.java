package org.essaim.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.spi.Store;

/**
 * Everything that turns a structure's facts into entries, as it stood after one commit.
 *
 * @param structure the structure
 * @param mapping the federation's labels, overridden by the structure's own
 * @param services the federation's services
 * @param rules the working-time rules of its collective agreements, by date
 * @param own the structure's own rules, which come before those of its collective agreement
 * @param staff its staff
 * @param versions the versions of the documents that these were read from, for the trace
 */
record TimeSettings(
        Structure structure,
        CategoryMapping mapping,
        ServiceMapping services,
        Map<CollectiveAgreement, ByDate<WorkingTimeRules>> rules,
        OwnRules own,
        Staff staff,
        String versions) {

    static TimeSettings of(Store store, String structure, long asOf) {
        SettingsForm.Loaded<Structure> found = SettingsForm.structure(store, structure, asOf)
                .orElseThrow(() -> new EssaimException("Structure [" + structure + "] is unknown.\n"
                        + "Maybe add it with \"essaim structure add\". Known: " + SettingsForm.knownStructures(store)
                        + "."));
        SettingsForm.Loaded<CategoryMapping> general = SettingsForm.mapping(store, SettingsForm.FEDERATION, asOf);
        SettingsForm.Loaded<CategoryMapping> own = SettingsForm.mapping(store, structure, asOf);
        SettingsForm.Loaded<ServiceMapping> services = SettingsForm.services(store, asOf);
        SettingsForm.Loaded<Staff> staff = SettingsForm.staff(store, structure, asOf);
        SettingsForm.Loaded<Map<CollectiveAgreement, ByDate<WorkingTimeRules>>> rules =
                RulesForm.rules(store, found.value().agreement(), asOf);
        SettingsForm.Loaded<OwnRules> ownRules = RulesForm.own(store, structure, asOf);
        String versions = "structure@" + found.version() + " mapping@" + general.version() + " own-mapping@"
                + own.version()
                + " services@" + services.version() + " rules@" + rules.version() + " own-rules@" + ownRules.version()
                + " staff@" + staff.version();
        return new TimeSettings(
                found.value(),
                general.value().overriddenBy(own.value()),
                services.value(),
                rules.value(),
                ownRules.value(),
                staff.value(),
                versions);
    }

    /** The same settings, but for what labels mean. */
    TimeSettings with(CategoryMapping other) {
        return new TimeSettings(structure, other, services, rules, own, staff, versions);
    }

    /** True if nothing but what labels mean can make the same facts count otherwise. */
    boolean rulesAs(TimeSettings other) {
        return structure.equals(other.structure)
                && services.equals(other.services)
                && rules.equals(other.rules)
                && own.equals(other.own)
                && staff.equals(other.staff);
    }

    ZoneId zone() {
        return structure.zone();
    }

    /** The rules that hold on a day: the structure's own, else those of the collective agreement of that day and no other. */
    Optional<WorkingTimeRules> rulesAt(LocalDate day) {
        return own.at(day)
                .or(() -> structure
                        .agreement()
                        .at(day)
                        .flatMap(agreement ->
                                Optional.ofNullable(rules.get(agreement)).flatMap(byDate -> byDate.at(day))));
    }

    WorkingTimeRules rulesOn(LocalDate day) {
        return rulesAt(day)
                .orElseThrow(
                        () -> new EssaimException("Structure [" + structure.id() + "] has no working-time rules on ["
                                + day + "], under ["
                                + structure.agreement().at(day).map(Enum::name).orElse("no collective agreement")
                                + "].\nMaybe the pack lacks a profile in its rules."));
    }
}
