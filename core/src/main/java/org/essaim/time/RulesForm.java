package org.essaim.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;

/** How working-time rules are kept as documents of a store; a rule that a profile does not have is not written. */
final class RulesForm {
    private RulesForm() {}

    static DocumentKey key(CollectiveAgreement agreement) {
        return new DocumentKey("rules", agreement.name());
    }

    // No identifier of a structure has a colon: one called IDCC_2941 has a document of its own.
    static DocumentKey key(String structure) {
        return new DocumentKey("rules", "structure:" + structure);
    }

    static Tree tree(ByDate<WorkingTimeRules> rules) {
        return Tree.fields().put("profiles", profiles(rules)).build();
    }

    static Tree tree(OwnRules rules) {
        return Tree.fields()
                .put("profiles", profiles(rules.profiles()))
                .put("financed", SettingsForm.dated(rules.financed(), String::valueOf))
                .build();
    }

    private static List<Tree> profiles(ByDate<WorkingTimeRules> rules) {
        List<Tree> profiles = new ArrayList<>();
        for (ByDate.From<WorkingTimeRules> from : rules.changes()) {
            WorkingTimeRules profile = from.value();
            Tree.Builder out = Tree.fields()
                    .put("from", SettingsForm.date(from.date()))
                    .put("id", profile.id())
                    .put("basis", profile.basis().name())
                    .put("cancelledPaid", profile.cancelledPaid())
                    .put("consecutiveTravel", profile.consecutiveTravel())
                    .put("longestTravel", profile.longestTravel());
            if (!profile.halfDays().isEmpty()) {
                out.put(
                        "halfDays",
                        Tree.texts(profile.halfDays().stream()
                                .map(LocalTime::toString)
                                .toList()));
            }
            if (profile.reconstituted() != WorkingTimeRules.Reconstitution.NO) {
                out.put("reconstituted", profile.reconstituted().name());
            }
            if (profile.standardTrip() > 0) {
                out.put("standardTrip", profile.standardTrip());
            }
            if (profile.longestWaiting() > 0) {
                out.put("longestWaiting", profile.longestWaiting());
            }
            WorkingTimeRules.Meal meal = profile.meal();
            if (meal != null) {
                out.put(
                        "meal",
                        Tree.fields()
                                .put("from", meal.from().toString())
                                .put("to", meal.to().toString())
                                .put("shortest", meal.shortest())
                                .build());
            }
            if (profile.meetingTrips() != WorkingTimeRules.MeetingTrips.TRAVEL) {
                out.put("meetingTrips", profile.meetingTrips().name());
            }
            if (!profile.precedence().isEmpty()) {
                out.put("precedence", Tree.texts(profile.precedence()));
            }
            profiles.add(out.put("source", profile.source()).build());
        }
        return profiles;
    }

    /** The rules of every collective agreement that a structure was ever under. */
    static SettingsForm.Loaded<Map<CollectiveAgreement, ByDate<WorkingTimeRules>>> rules(
            Store store, ByDate<CollectiveAgreement> agreements, long asOf) {
        Map<CollectiveAgreement, ByDate<WorkingTimeRules>> rules = new EnumMap<>(CollectiveAgreement.class);
        long version = 0;
        for (ByDate.From<CollectiveAgreement> change : agreements.changes()) {
            Optional<SettingsForm.Loaded<ByDate<WorkingTimeRules>>> found = store.document(key(change.value()), asOf)
                    .map(document -> SettingsForm.load(document, reader -> Optional.of(profiles(reader))));
            if (found.isPresent() && rules.put(change.value(), found.get().value()) == null) {
                version += found.get().version();
            }
        }
        return new SettingsForm.Loaded<>(rules, version);
    }

    /** The rules that a structure has of its own. */
    static SettingsForm.Loaded<OwnRules> own(Store store, String structure, long asOf) {
        return store.document(key(structure), asOf)
                .map(document -> SettingsForm.load(
                        document,
                        reader -> Optional.of(new OwnRules(
                                profiles(reader), SettingsForm.byDate(reader, "financed", Boolean::valueOf)))))
                .orElse(new SettingsForm.Loaded<>(OwnRules.none(), 0));
    }

    private static ByDate<WorkingTimeRules> profiles(FieldReader reader) {
        List<ByDate.From<WorkingTimeRules>> changes = new ArrayList<>();
        reader.each("profiles", each -> {
            LocalDate from = SettingsForm.day(each.text("from"));
            Optional<WorkingTimeRules> profile = each.build(
                    WorkingTimeRules.class,
                    each.text("id"),
                    each.oneOf("basis", TimeBasis.class),
                    each.truth("cancelledPaid", false),
                    each.truth("consecutiveTravel", false),
                    each.whole("longestTravel"),
                    each.texts("halfDays").stream().map(LocalTime::parse).toList(),
                    each.optionalOneOf("reconstituted", WorkingTimeRules.Reconstitution.class)
                            .orElse(WorkingTimeRules.Reconstitution.NO),
                    each.optionalWhole("standardTrip").orElse(0L),
                    each.optionalWhole("longestWaiting").orElse(0L),
                    each.one("meal", RulesForm::meal).orElse(null),
                    each.optionalOneOf("meetingTrips", WorkingTimeRules.MeetingTrips.class)
                            .orElse(WorkingTimeRules.MeetingTrips.TRAVEL),
                    each.texts("precedence"),
                    each.text("source", ""));
            profile.ifPresent(value -> changes.add(new ByDate.From<>(from, value)));
            return profile;
        });
        return ByDate.of(changes);
    }

    private static Optional<WorkingTimeRules.Meal> meal(FieldReader reader) {
        return reader.build(
                WorkingTimeRules.Meal.class,
                LocalTime.parse(reader.text("from")),
                LocalTime.parse(reader.text("to")),
                reader.whole("shortest"));
    }
}
