package fr.planning.equipe;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Nobody sees anything without logging in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    // Spring Security 6 throws it, which boot-3.5 compiles this with.
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/planning.css")
                        .permitAll()
                        .requestMatchers("/creneaux/*/supprimer")
                        .hasRole("COORDINATION")
                        .requestMatchers("/creneaux/**", "/reunions/**")
                        .hasRole("EQUIPE")
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage("/connexion")
                        .defaultSuccessUrl("/semaine")
                        .failureUrl("/connexion?erreur")
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/deconnexion")
                        .logoutSuccessUrl("/connexion?deconnecte")
                        .permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; style-src 'self'; img-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    UserDetailsService users(PlanningProperties properties) {
        InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
        properties
                .accounts()
                .forEach((login, account) -> users.createUser(User.withUsername(login)
                        .password(account.password())
                        .roles(account.roles().toArray(String[]::new))
                        .build()));
        return users;
    }
}
