package fr.planning.equipe;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members of the team, by name. */
@Repository
class People {

    private static final String SELECT = """
            select p.id, p.staff_number, p.first_name, p.last_name, t.name as team
            from person p join team t on t.id = p.team_id
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> all() {
        // A collator is not thread-safe; databases put É after Z.
        Collator french = Collator.getInstance(Locale.FRANCE);
        return jdbc.sql(SELECT).query(Person.class).list().stream()
                .sorted(Comparator.comparing(Person::lastName, french)
                        .thenComparing(Person::firstName, french)
                        .thenComparing(Person::id))
                .toList();
    }

    Optional<Person> find(long id) {
        return jdbc.sql(SELECT + " where p.id = ?")
                .param(id)
                .query(Person.class)
                .optional();
    }

    /** Makes whoever plans for the same person at the same time wait, so that two plans cannot overlap unseen. */
    boolean lock(long id) {
        return jdbc.sql("select id from person where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
