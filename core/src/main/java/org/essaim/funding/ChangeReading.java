package org.essaim.funding;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings that are tried, such as {@code DEP.ceiling-hours=120} or {@code DEP.categories+=MENTORING}, one after the other
 * (<i>lecture des clauses à essayer</i>); what cannot be read is a finding.
 */
final class ChangeReading {
    private final Consumer<? super Finding> findings;
    private PoolTerms terms;
    private boolean broken;

    /** One setting, taken apart. */
    private record Setting(
            String text,
            @Nullable FundingAgreement agreement,
            TermChange.Term term,
            String name,
            char how,
            String value) {
        private List<String> items() {
            return Stream.of(value.split(",", -1)).map(String::strip).toList();
        }
    }

    private ChangeReading(PoolTerms terms, Consumer<? super Finding> findings) {
        this.terms = terms;
        this.findings = findings;
    }

    /** The terms with these settings; nothing if one of them cannot be read. */
    static Optional<PoolTerms> read(PoolTerms terms, List<String> settings, Consumer<? super Finding> findings) {
        ChangeReading reading = new ChangeReading(terms, findings);
        settings.forEach(reading::take);
        return reading.broken ? Optional.empty() : Optional.of(reading.terms);
    }

    private void report(Finding.Builder finding) {
        broken = true;
        findings.accept(finding.build());
    }

    private void take(String text) {
        Optional<Setting> read = apart(text);
        if (read.isEmpty()) {
            report(Finding.of(Code.CHANGE_UNKNOWN)
                    .value(text)
                    .with(
                            "agreements",
                            terms.agreements().stream()
                                    .map(FundingAgreement::id)
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                    .with("terms", keys(false))
                    .with("pool", keys(true)));
            return;
        }
        Setting setting = read.get();
        try {
            terms = setting.agreement() == null ? ofPool(setting) : terms.with(of(setting.agreement(), setting));
        } catch (DateTimeException e) {
            refuse(setting, "2026-12-31");
        } catch (IllegalArgumentException e) {
            refuse(
                    setting,
                    Objects.requireNonNullElse(e.getMessage(), "")
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }

    private void refuse(Setting setting, String expected) {
        report(Finding.of(Code.CHANGE_VALUE)
                .path(setting.text().substring(0, setting.text().indexOf('=')))
                .value(setting.value())
                .with("problem", expected));
    }

    private static String keys(boolean ofPool) {
        return Arrays.stream(TermChange.Term.values())
                .filter(term -> term.isOfPool() == ofPool)
                .map(TermChange.Term::key)
                .collect(Collectors.joining(", "));
    }

    private Optional<Setting> apart(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        char how = text.charAt(equals - 1);
        boolean plain = how != '+' && how != '-';
        String left = text.substring(0, plain ? equals : equals - 1).strip();
        String value = text.substring(equals + 1).strip();
        // An identifier may have dots of its own: the longest one that fits.
        Optional<FundingAgreement> agreement = terms.agreements().stream()
                .filter(each -> left.startsWith(each.id() + "."))
                .max(Comparator.comparingInt(each -> each.id().length()));
        boolean ofPool = agreement.isEmpty() && left.startsWith(TermChange.POOL + ".");
        if (agreement.isEmpty() && !ofPool) {
            return Optional.empty();
        }
        String named = left.substring(agreement.map(each -> each.id().length()).orElse(TermChange.POOL.length()) + 1);
        for (TermChange.Term term : TermChange.Term.values()) {
            boolean bare = named.equals(term.key()) && term != TermChange.Term.SUB_CEILING;
            boolean further = named.startsWith(term.key() + term.link())
                    && (term == TermChange.Term.SUB_CEILING || term.isDated());
            if (term.isOfPool() == ofPool && (bare || further) && (plain || term.isList())) {
                String name = bare ? "" : named.substring(term.key().length() + 1);
                return Optional.of(new Setting(text, agreement.orElse(null), term, name, plain ? '=' : how, value));
            }
        }
        return Optional.empty();
    }

    private PoolTerms ofPool(Setting setting) {
        FundingPool pool = terms.pool();
        return switch (setting.term()) {
            case SHARING ->
                terms.with(new FundingPool(
                        pool.id(),
                        choice(FundingPool.Sharing.class, setting.value()),
                        pool.personYearSeconds(),
                        pool.source()));
            case PERSON_YEAR_HOURS ->
                terms.with(new FundingPool(pool.id(), pool.sharing(), hours(setting.value()), pool.source()));
            default -> terms.inOrder(order(setting));
        };
    }

    // Who is not named keeps its place after those who are.
    private List<String> order(Setting setting) {
        List<String> order = new ArrayList<>(setting.items());
        List<String> known = terms.order();
        if (!known.containsAll(order) || new HashSet<>(order).size() != order.size()) {
            throw new IllegalArgumentException(String.join(",", known));
        }
        known.stream().filter(id -> !order.contains(id)).forEach(order::add);
        return order;
    }

    private static FundingAgreement of(FundingAgreement agreement, Setting setting) {
        FundingAgreement.Builder changed = agreement.but();
        String value = setting.value();
        switch (setting.term()) {
            case CEILING_HOURS -> changed.ceilingSeconds(hours(value));
            case CEILING_EUROS -> changed.ceilingCents(value.equals(TermChange.NONE) ? null : TermText.cents(value));
            case SUB_CEILING -> changed.subCeilings(subCeilings(agreement, setting));
            case CATEGORIES ->
                admissions(agreement, changed, setting, admission -> {
                    Set<Category> all = Set.of(Category.values());
                    return admission.withCategories(choices(Category.class, admission.categories(), all, setting));
                });
            case FUNCTIONS ->
                admissions(agreement, changed, setting, admission -> {
                    Set<Function> all = Set.of(Function.values());
                    Set<Function> now = admission.functions().isEmpty() ? all : admission.functions();
                    Set<Function> chosen = choices(Function.class, now, all, setting);
                    return admission.withFunctions(chosen.equals(all) ? Set.of() : chosen);
                });
            case STRUCTURES -> changed.scope(new Scope(structures(agreement.scope(), setting)));
            case FIRST_DAY ->
                changed.term(LocalDate.parse(value), agreement.term().getEndInclusive());
            case LAST_DAY -> changed.term(agreement.term().getStart(), LocalDate.parse(value));
            case RATE -> changed.rates(rates(agreement, setting));
            case SHARE -> {
                if (setting.name().isEmpty()) {
                    changed.share(Share.parse(value));
                } else {
                    changed.amended(LocalDate.parse(setting.name()), Share.parse(value));
                }
            }
            case PRIORITY -> changed.pool(agreement.pool(), whole(value));
            case WEIGHT -> changed.weight(value.equals(TermChange.NONE) ? null : (long) whole(value));
            case SHARING, PERSON_YEAR_HOURS, ORDER -> throw new IllegalStateException(setting.text());
        }
        return changed.build();
    }

    // Without a day it is for the whole term, as signed and as amended.
    private static void admissions(
            FundingAgreement agreement,
            FundingAgreement.Builder changed,
            Setting setting,
            UnaryOperator<Admission> change) {
        if (setting.name().isEmpty()) {
            changed.admissions(change);
        } else {
            LocalDate day = LocalDate.parse(setting.name());
            changed.amended(day, change.apply(agreement.coverage().on(day)));
        }
    }

    private static @Nullable Long hours(String value) {
        return value.equals(TermChange.NONE) ? null : TermText.seconds(value);
    }

    private static int whole(String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("1, 2, 3");
        }
        return Integer.parseInt(value);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> Set<E> choices(Class<E> type, Set<E> now, Set<E> all, Setting setting) {
        if (setting.how() == '=' && setting.value().equals(TermChange.ALL)) {
            return all;
        }
        Set<E> named = setting.items().stream().map(each -> choice(type, each)).collect(Collectors.toSet());
        return changed(now, named, setting);
    }

    private static <T> Set<T> changed(Set<T> now, Set<T> named, Setting setting) {
        Set<T> changed = new HashSet<>(setting.how() == '=' ? Set.of() : now);
        if (setting.how() == '-') {
            changed.removeAll(named);
        } else {
            changed.addAll(named);
        }
        if (changed.isEmpty()) {
            throw new IllegalArgumentException(setting.term().key() + "=A,B");
        }
        return changed;
    }

    // No structure named is all of them: none can be added, and which to leave out of all nobody says.
    private static Set<String> structures(Scope now, Setting setting) {
        if (setting.how() == '=' && setting.value().equals(TermChange.ALL)) {
            return Set.of();
        }
        if (setting.how() != '=' && now.structures().isEmpty()) {
            throw new IllegalArgumentException("structures=S001,S002");
        }
        return changed(now.structures(), new HashSet<>(setting.items()), setting);
    }

    private static List<SubCeiling> subCeilings(FundingAgreement agreement, Setting setting) {
        List<SubCeiling> ceilings = new ArrayList<>();
        boolean found = false;
        for (SubCeiling ceiling : agreement.subCeilings()) {
            if (!ceiling.id().equals(setting.name())) {
                ceilings.add(ceiling);
            } else {
                found = true;
                if (!setting.value().equals(TermChange.NONE)) {
                    ceilings.add(at(
                            ceiling,
                            ceiling.unit() == SubCeiling.Unit.CENTS
                                    ? TermText.cents(setting.value().replace("€", ""))
                                    : TermText.seconds(setting.value())));
                }
            }
        }
        if (!found) {
            throw new IllegalArgumentException(
                    agreement.subCeilings().stream().map(SubCeiling::id).collect(Collectors.joining(", ")));
        }
        return ceilings;
    }

    /** A sub-ceiling at another height. */
    static SubCeiling at(SubCeiling ceiling, long most) {
        return new SubCeiling(
                ceiling.id(),
                most,
                ceiling.unit(),
                ceiling.per(),
                ceiling.period(),
                ceiling.categories(),
                ceiling.source());
    }

    private static ByDate<BigDecimal> rates(FundingAgreement agreement, Setting setting) {
        ByDate<BigDecimal> rates = agreement.rates();
        if (!setting.value().matches("\\d{1,9}([.,]\\d{1,9})?")) {
            throw new IllegalArgumentException("24.60");
        }
        BigDecimal rate = new BigDecimal(setting.value().replace(',', '.'));
        if (!setting.name().isEmpty()) {
            return rates.with(LocalDate.parse(setting.name()), rate);
        }
        LocalDate from = agreement.term().getStart();
        LocalDate since = rates.isEmpty() ? from : rates.changes().get(0).date();
        return ByDate.<BigDecimal>never().with(since.isBefore(from) ? since : from, rate);
    }
}
