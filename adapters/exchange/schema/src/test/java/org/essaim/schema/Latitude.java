package org.essaim.schema;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.essaim.document.Tree;

/**
 * What statements, certificates and evidence leave open, written by hand beside their schemas: what may be absent, empty or below
 * 0, and which texts are free.
 *
 * <p>Each is about a kind of place, such as {@code content.leaves[][12].*}.
 */
final class Latitude {
    private static final String AGREEMENT = "content\\.(agreement|others\\[]|pools\\[]\\.agreements\\[])";
    private static final String CEILINGS = "(" + AGREEMENT + "|content\\.formerCeilings\\[])\\.";
    private static final String LEAF = "content\\.(pools\\[]\\.)?leaves\\[]";
    private static final String ASSIGNED = "content\\.(pools\\[]\\.)?assigned\\[]";
    private static final String FACT = "seals\\[]\\.facts\\[]\\.fact\\.";
    private static final String ROW = LEAF + "|" + ASSIGNED + "|" + LEAF + "\\[13]\\[]|seals\\[]\\.corrections\\[]";

    private static final Pattern ABSENT = either(
            AGREEMENT + "\\.(weight|participation|amendments|covers|reducible|yearSeconds|rounding)",
            AGREEMENT + "\\.amendments\\[]\\.share",
            CEILINGS + "(ceilingCents|ceilingSeconds|subCeilings|floors)",
            "content\\.(pools\\[]\\.)?pool\\.personYearSeconds",
            "content\\.(formerCeilings|due|floors|links)",
            "content\\.(lines\\[]\\.costCents|reasons\\[]\\.cents)",
            FACT + "(key|team|label|service|planned|clocked|retained|cancellation|adjustment|trip|dayTotal)",
            "seals\\[]\\.entries\\[]\\.entry\\.scheme");

    private static final Pattern MAP = either(
            "content\\.(structures|due|statements)",
            AGREEMENT + "\\.participation\\.days",
            LEAF + "\\[(11|12|14|15|16)]",
            LEAF + "\\[13]\\[]\\[1]");

    private static final Pattern NAMED = either(
            "content\\.structures",
            AGREEMENT + "\\.participation\\.days",
            LEAF + "\\[(12|14|16)]",
            LEAF + "\\[13]\\[]\\[1]");

    private static final Pattern EMPTY = either(
            "content\\.(others|lines|reasons|open|seals|pools|leaves|pools\\[]\\.(leaves|assigned))",
            AGREEMENT + "\\.(amendments\\[]\\.)?(scope|categories|functions|schemes)",
            CEILINGS + "(subCeilings|floors)\\[]\\.(categories|functions)",
            "content\\.(seals|links)\\[]\\.seal\\.categories",
            LEAF + "\\[13]",
            "(categories|seals)",
            "seals\\[]\\.(facts|entries|corrections)");

    private static final Pattern FREE = either(
            "content\\.federation|content\\.structures\\.\\*|content\\.envelope\\.issuedBy|envelope\\.issuedBy",
            AGREEMENT + "\\.(id|title|funder|pool|source|scope\\[])",
            AGREEMENT + "\\.participation\\.(programme|phase)",
            AGREEMENT + "\\.instalments\\[]\\.condition",
            CEILINGS + "(subCeilings|floors)\\[]\\.(id|source)",
            "content\\.(pools\\[]\\.)?pool\\.(id|source)",
            "content\\.(lines|floors|(seals|links)\\[]\\.seal)(\\[])?\\.(structure|id|settings)",
            LEAF + "\\[[23]]",
            ASSIGNED + "\\[[128]]",
            "seals\\[]\\.(structure|(facts|entries)\\[]\\.bytes)",
            FACT + "(structure|source|key|team|label|service|adjustment)",
            "seals\\[]\\.entries\\[]\\.entry\\.rule",
            "seals\\[]\\.corrections\\[]\\[0]");

    private static final Pattern BLANK = either(
            AGREEMENT + "\\.(source|participation\\.phase|instalments\\[]\\.condition)",
            CEILINGS + "(subCeilings|floors)\\[]\\.source",
            "content\\.(pools\\[]\\.)?pool\\.source",
            LEAF + "\\[(3|9|17)]",
            ASSIGNED + "\\[[27]]",
            "seals\\[]\\.corrections\\[]\\[[05]]");

    private static final Pattern SIGNED = either(
            "content\\.(lines\\[]|reasons\\[]|totals|floors\\[])\\..*",
            "content\\.carried(Cents|Seconds|Assigned)",
            "content\\.(seals|links)\\[]\\.seal\\.categories\\[]\\.seconds",
            LEAF + "\\[(10|13]\\[]\\[0)]",
            LEAF + "\\[(11|12|14|15|16)]\\.\\*",
            ASSIGNED + "\\[9]",
            "seals\\[]\\.corrections\\[]\\[6]");

    private Latitude() {}

    /** The way to a place without what differs among its like: {@code content.leaves[][12].*}. */
    static String kind(List<Object> steps) {
        String kind = "";
        for (Object step : steps) {
            if (step instanceof Integer index) {
                kind += isRow(kind) ? "[" + index + "]" : "[]";
            } else {
                kind += (kind.isEmpty() ? "" : ".") + (isMap(kind) ? "*" : step);
            }
        }
        return kind;
    }

    /** True if it holds values by what they are about, not by names of the form. */
    static boolean isMap(String kind) {
        return MAP.matcher(kind).matches();
    }

    /** True if these could be about anything that has an identifier. */
    static boolean isNamedFreely(String kind) {
        return NAMED.matcher(kind).matches();
    }

    static boolean mayBeAbsent(String kind) {
        return ABSENT.matcher(kind).matches();
    }

    static boolean isFreeText(String kind) {
        return FREE.matcher(kind).matches();
    }

    /** True if each place of the list has a meaning of its own. */
    static boolean isRow(String kind) {
        return kind.matches(ROW) || kind.matches("content\\.(columns|assignedColumns)");
    }

    private static Pattern either(String... kinds) {
        return Pattern.compile(
                Arrays.stream(kinds).map(each -> "(?:" + each + ")").collect(Collectors.joining("|")));
    }

    /** True if a value of this kind may as well be the other one. */
    static boolean mayBe(String kind, Tree value, Tree other) {
        if (value.equals(other)) {
            return true;
        } else if (value instanceof Tree.Text && other instanceof Tree.Text text) {
            return (text.value().isEmpty() ? BLANK : FREE).matcher(kind).matches();
        } else if (value instanceof Tree.Numeric && other instanceof Tree.Numeric number) {
            return number.value().scale() == 0
                    && (number.value().signum() > 0 || SIGNED.matcher(kind).matches());
        } else if (value instanceof Tree.Truth && other instanceof Tree.Truth) {
            return kind.matches("content\\.fictitious|" + LEAF + "\\[1]");
        } else if (value instanceof Tree.Items && other instanceof Tree.Items list) {
            return list.items().isEmpty() && EMPTY.matcher(kind).matches();
        }
        return value instanceof Tree.Fields
                && other instanceof Tree.Fields
                && isMap(kind)
                && !kind.equals("content.due");
    }
}
