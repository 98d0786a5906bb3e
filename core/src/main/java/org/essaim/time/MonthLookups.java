package org.essaim.time;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** What a month of facts asks its settings again and again, looked up once. Not thread-safe. */
final class MonthLookups {
    private final TimeSettings settings;
    private final Map<LocalDate, WorkingTimeRules> rules = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    // Facts come worker by worker and day by day.
    private @Nullable WorkerId lastWorker;
    private LocalDate lastDay = LocalDate.MIN;
    private Optional<Assignment> lastAssignment = Optional.empty();
    private @Nullable String lastProfile;
    private Map<String, String> lastNames = Map.of();

    MonthLookups(TimeSettings settings) {
        this.settings = settings;
    }

    /** The rules under which a fact counts. */
    WorkingTimeRules rules(Fact fact) {
        return rules.computeIfAbsent(fact.reference().startDate(), settings::rulesOn);
    }

    /** What decided, as an entry says it: the profile, and the rule within it. */
    String name(WorkingTimeRules profile, String rule) {
        if (!profile.id().equals(lastProfile)) {
            lastProfile = profile.id();
            lastNames = names.computeIfAbsent(lastProfile, none -> new HashMap<>());
        }
        String name = lastNames.get(rule);
        if (name == null) {
            name = profile.id() + "/" + rule;
            lastNames.put(rule, name);
        }
        return name;
    }

    /** Where a worker is on a day, and as what. */
    Optional<Assignment> assignment(WorkerId worker, LocalDate day) {
        if (!worker.equals(lastWorker) || !day.equals(lastDay)) {
            lastAssignment = settings.staff().at(worker, day);
            lastWorker = worker;
            lastDay = day;
        }
        return lastAssignment;
    }
}
