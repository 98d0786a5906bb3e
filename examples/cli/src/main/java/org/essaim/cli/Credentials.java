package org.essaim.cli;

import java.util.regex.Pattern;

/** Names and passwords that stand in an argument, and must stand in no answer. */
final class Credentials {
    private static final Pattern SETTING = Pattern.compile("(?i)\\b(user|password)=[^&;\\s]*");
    private static final Pattern BEFORE_HOST = Pattern.compile("(jdbc:[^/\\s]*//)[^/@\\s]*@");

    private Credentials() {}

    /** The text without them. */
    static String hiddenIn(String text) {
        return BEFORE_HOST.matcher(SETTING.matcher(text).replaceAll("$1=…")).replaceAll("$1…@");
    }
}
