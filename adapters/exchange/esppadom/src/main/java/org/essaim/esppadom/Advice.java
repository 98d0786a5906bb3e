package org.essaim.esppadom;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What one despatch advice tells of its visit, as it is written; a few short texts, however large the advice is. */
final class Advice {
    /** Far more than any identifier or code has. */
    static final int LONGEST = 255;

    private static final String CARER = "INT";

    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Set<Field> contradicted = EnumSet.noneOf(Field.class);
    private final Set<Field> tooLong = EnumSet.noneOf(Field.class);
    private String contact = "";
    private String contactKind = "";
    private boolean severalServices;

    /** Takes what an element says, without blanks around it. */
    void tell(Field field, String text) {
        if (text.isEmpty()) {
            return;
        }
        switch (field) {
            case CONTACT -> contact = once(field, contact, text);
            case CONTACT_KIND -> contactKind = once(field, contactKind, text);
            case PRODUCT -> {
                String first = texts.putIfAbsent(field, text);
                severalServices |= first != null && !first.equals(text);
            }
            default -> texts.put(field, once(field, text(field), text));
        }
    }

    void tellTooLong(Field field) {
        tooLong.add(field);
    }

    private String once(Field field, String known, String text) {
        if (known.isEmpty() || known.equals(text)) {
            return text;
        }
        contradicted.add(field);
        return known;
    }

    /** A contact is complete: it is kept if it is the carer, and not the office. */
    void endContact() {
        if (!contact.isEmpty() && (contactKind.isEmpty() || contactKind.equalsIgnoreCase(CARER))) {
            texts.put(Field.CONTACT, once(Field.CONTACT, text(Field.CONTACT), contact));
        }
        contact = "";
        contactKind = "";
    }

    /** What a field says; empty if nothing. The contact is the carer. */
    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    boolean has(Field field) {
        return texts.containsKey(field);
    }

    /** The fields that say two things. */
    Set<Field> contradicted() {
        return contradicted;
    }

    /** The fields that are longer than anything of their kind. */
    Set<Field> tooLong() {
        return tooLong;
    }

    boolean severalServices() {
        return severalServices;
    }
}
