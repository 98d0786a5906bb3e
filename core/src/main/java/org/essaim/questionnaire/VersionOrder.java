package org.essaim.questionnaire;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of several versions of a questionnaire is the newest.
 *
 * <p>One in force comes after a draft, and a draft after one that was retired. Of several of one status the numbers decide if all of them are semantic
 * versions (semver.org), else if all are whole numbers, else if all are days; else runs of digits are compared as numbers and the rest as letters.
 */
final class VersionOrder {
    private static final Pattern SEMANTIC =
            Pattern.compile("v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?|\\d{8}");
    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private VersionOrder() {}

    /** The newest one. */
    static Optional<Questionnaire> newest(List<Questionnaire> versions) {
        Comparator<String> order =
                of(versions.stream().map(Questionnaire::version).toList());
        return versions.stream()
                .max(Comparator.<Questionnaire>comparingInt(each -> rank(each.status()))
                        .thenComparing(Questionnaire::version, order));
    }

    private static int rank(Questionnaire.Status status) {
        return switch (status) {
            case RETIRED -> 0;
            case DRAFT -> 1;
            case ACTIVE -> 2;
        };
    }

    static Comparator<String> of(List<String> versions) {
        Comparator<String> order;
        if (versions.stream().allMatch(each -> DAY.matcher(each).matches())) {
            order = Comparator.comparing(each -> each.replace("-", ""));
        } else if (versions.stream().allMatch(each -> WHOLE.matcher(each).matches())) {
            order = Comparator.comparing(BigInteger::new);
        } else if (versions.stream().allMatch(each -> SEMANTIC.matcher(each).matches())) {
            order = VersionOrder::semantic;
        } else {
            order = VersionOrder::natural;
        }
        return order.thenComparing(Comparator.naturalOrder());
    }

    private static int semantic(String one, String other) {
        Matcher left = SEMANTIC.matcher(one);
        Matcher right = SEMANTIC.matcher(other);
        if (!left.matches() || !right.matches()) {
            throw new IllegalStateException("Not semantic.");
        }
        for (int group = 1; group <= 3; group++) {
            int order = number(left.group(group)).compareTo(number(right.group(group)));
            if (order != 0) {
                return order;
            }
        }
        String early = left.group(4);
        String late = right.group(4);
        if (early == null || late == null) {
            // A version comes after what was tried before it.
            return Boolean.compare(early == null, late == null);
        }
        return identifiers(early.split("\\."), late.split("\\."));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static int identifiers(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            boolean left = WHOLE.matcher(one[i]).matches();
            boolean right = WHOLE.matcher(other[i]).matches();
            int order = left && right
                    ? new BigInteger(one[i]).compareTo(new BigInteger(other[i]))
                    : left != right ? Boolean.compare(right, left) : one[i].compareTo(other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private static int natural(String one, String other) {
        Matcher left = RUN.matcher(one);
        Matcher right = RUN.matcher(other);
        while (true) {
            boolean more = left.find();
            boolean others = right.find();
            if (!more || !others) {
                return Boolean.compare(more, others);
            }
            boolean numbers = Character.isDigit(left.group().charAt(0))
                    && Character.isDigit(right.group().charAt(0));
            int order = numbers
                    ? new BigInteger(left.group()).compareTo(new BigInteger(right.group()))
                    : left.group().compareTo(right.group());
            if (order != 0) {
                return order;
            }
        }
    }
}
