package org.essaim.questionnaire;

import java.util.regex.Pattern;

/** Whether a text is like a pattern that somebody wrote: some patterns would take years to find out. */
enum PatternMatch {
    YES,
    NO,
    TOO_COSTLY;

    private static final int MOST_LOOKS = 1_000_000;

    static PatternMatch of(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Counted(text)).matches() ? YES : NO;
        } catch (TooCostly | StackOverflowError e) {
            return TOO_COSTLY;
        }
    }

    private static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooCostly() {
            super(null, null, false, false);
        }
    }

    /** A text that may be looked at so often. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int left = MOST_LOOKS;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooCostly();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
