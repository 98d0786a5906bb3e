package org.essaim.jackson.fhir;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.document.Digest;
import org.essaim.questionnaire.Item;

/**
 * Codes of other programs as codes of ours.
 *
 * <p>What is no code here becomes one by itself, whatever stands beside it: so answers, which come without their questionnaire, find it again.
 */
final class Codes {
    private static final Pattern CODE = Pattern.compile(Item.CODE);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.\\-]{0,127}");
    private static final int LONGEST = 100;
    private static final int MARK = 8;

    private Codes() {}

    /** The code of an item or an option. */
    static String of(String foreign) {
        return CODE.matcher(foreign).matches() ? foreign : marked(foreign, foreign, "_.-/:", false);
    }

    /** The name or version of a questionnaire. */
    static String name(String foreign) {
        return NAME.matcher(foreign).matches()
                ? foreign
                : marked(foreign, Normalizer.normalize(foreign, Normalizer.Form.NFD), "_.-", true);
    }

    /** The code of a coding; where it has none, that of its text, as that of its option is then. */
    static Optional<String> coded(Element coding) {
        return coding.text("code").or(() -> coding.text("display")).map(Codes::of);
    }

    private static String marked(String foreign, String readable, String signs, boolean ascii) {
        StringBuilder code = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < readable.length() && code.length() < LONGEST; ) {
            int c = readable.codePointAt(i);
            i += Character.charCount(c);
            boolean letter = ascii ? c < 0x80 && Character.isLetterOrDigit(c) : isLetterOrDigit(c);
            if (letter || (signs.indexOf(c) >= 0 && !code.isEmpty())) {
                if (gap && !code.isEmpty()) {
                    code.append('-');
                }
                gap = false;
                code.appendCodePoint(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        String mark = Digest.of("code", foreign.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, MARK);
        return code.isEmpty() ? "x-" + mark : code + "-" + mark;
    }

    private static boolean isLetterOrDigit(int c) {
        return Character.isLetter(c) || (c >= '0' && c <= '9');
    }
}
