package org.essaim.time;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.organisation.ByDate;

/**
 * Which scheme a local service belongs to, by date (<i>correspondance des prestations</i>).
 *
 * <p>Immutable. Services are compared as labels are.
 */
public final class ServiceMapping {
    private static final ServiceMapping EMPTY = new ServiceMapping(new TreeMap<>());
    private final Map<String, ByDate<ServiceClass>> classes;
    private final Labels.Known known = new Labels.Known();

    private ServiceMapping(Map<String, ByDate<ServiceClass>> classes) {
        // In order, and found by its hash: a month asks for them thousands of times.
        this.classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    /** No service is known yet. */
    public static ServiceMapping empty() {
        return EMPTY;
    }

    /** The mapping of these services, of whose meanings on one date the last one told holds. */
    static ServiceMapping of(Map<String, ByDate<ServiceClass>> services) {
        return new ServiceMapping(Labels.merged(services));
    }

    /** This mapping with one more meaning from this date on. */
    public ServiceMapping with(String service, LocalDate from, ServiceClass meaning) {
        Map<String, ByDate<ServiceClass>> changed = new TreeMap<>(classes);
        ByDate<ServiceClass> before = changed.getOrDefault(Labels.normal(service), ByDate.never());
        changed.put(Labels.normal(service), before.with(from, meaning));
        return new ServiceMapping(changed);
    }

    /** What a service is on this day. */
    public Optional<ServiceClass> at(String service, LocalDate day) {
        ByDate<ServiceClass> byDate = classes.get(known.normal(service));
        return byDate == null ? Optional.empty() : byDate.at(day);
    }

    /** Every service, in its compared form, with its meanings. */
    public Map<String, ByDate<ServiceClass>> services() {
        return classes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceMapping that && classes.equals(that.classes);
    }

    @Override
    public int hashCode() {
        return classes.hashCode();
    }
}
