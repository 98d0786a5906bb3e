package org.essaim.csv;

import org.essaim.questionnaire.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a column of keyed answers is for (<i>colonne de ressaisie</i>).
 *
 * @param place whose answer
 * @param option the option that is ticked, ranked or specified in it; nothing for the answer itself
 * @param words true for what is written beside an option
 * @param number which of several answers, from 1; 0 where there is one
 */
record KeyedColumn(Place place, @Nullable String option, boolean words, int number) {
    static KeyedColumn of(Place place) {
        return new KeyedColumn(place, null, false, 0);
    }

    static KeyedColumn of(Place place, String option) {
        return new KeyedColumn(place, option, false, 0);
    }

    static KeyedColumn numbered(Place place, int number) {
        return new KeyedColumn(place, null, false, number);
    }

    static KeyedColumn words(Place place, String option) {
        return new KeyedColumn(place, option, true, 0);
    }

    /** As a header names it. */
    String title(boolean english) {
        if (number > 0) {
            return place + "#" + number;
        } else if (option == null) {
            return place.toString();
        }
        return place + "=" + option + (words ? english ? " (text)" : " (texte)" : "");
    }
}
