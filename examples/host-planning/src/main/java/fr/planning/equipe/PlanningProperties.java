package fr.planning.equipe;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the team configures.
 *
 * @param samples whether an empty database is filled with invented people and shifts
 * @param samplesFrom the day these begin on; else the first of the month before last
 * @param accounts who may log in, by login
 */
@ConfigurationProperties("planning")
record PlanningProperties(
        @DefaultValue("true") boolean samples,
        @DefaultValue Optional<LocalDate> samplesFrom,
        @DefaultValue Map<String, Account> accounts) {

    /**
     * One who may log in.
     *
     * @param password encoded, with the encoding's name in front: {@code {bcrypt}...}
     * @param roles EQUIPE plans, COORDINATION removes too, LECTURE looks
     * @param staffNumber the person whose week is shown first
     */
    record Account(
            String password,
            List<String> roles,
            @DefaultValue Optional<String> staffNumber) {

        @Override
        public String toString() {
            return "Account[roles=" + roles + "]";
        }
    }
}
