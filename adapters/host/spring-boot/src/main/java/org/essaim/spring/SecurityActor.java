package org.essaim.spring;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Perimeter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Whoever Spring Security knows to be signed in, with the duty and the perimeter that the authorities give. Refuses with
 * Spring Security's own exceptions: the host's filter chain turns them into its login page or its 403.
 */
final class SecurityActor implements CurrentActor {
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final SecurityContextHolderStrategy contexts;
    private final RoleHierarchy hierarchy;
    private final EssaimProperties.Security mapping;

    SecurityActor(SecurityContextHolderStrategy contexts, RoleHierarchy hierarchy, EssaimProperties.Security mapping) {
        this.contexts = contexts;
        this.hierarchy = hierarchy;
        this.mapping = mapping;
    }

    @Override
    public Actor get() {
        Authentication who = signedIn();
        Set<String> authorities = authorities(who);
        if (duty(authorities).isEmpty()) {
            throw new AccessDeniedException("This account has none of the authorities that Essaim knows.");
        }
        return new Actor(who.getName(), perimeter(authorities));
    }

    @Override
    public Duty duty() {
        return duty(authorities(signedIn()))
                .orElseThrow(
                        () -> new AccessDeniedException("This account has none of the authorities that Essaim knows."));
    }

    @Override
    public void require(Duty duty) {
        Duty has = duty();
        if (!has.includes(duty)) {
            throw new AccessDeniedException("This takes duty [" + duty + "], and this account has [" + has + "].");
        }
    }

    private Authentication signedIn() {
        Authentication who = contexts.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || trust.isAnonymous(who)) {
            throw new AuthenticationCredentialsNotFoundException(
                    "Nobody is signed in, and Essaim does nothing for nobody.");
        }
        return who;
    }

    private Set<String> authorities(Authentication who) {
        Collection<? extends GrantedAuthority> reachable =
                hierarchy.getReachableGrantedAuthorities(who.getAuthorities());
        Set<String> names = new LinkedHashSet<>();
        for (GrantedAuthority authority : reachable) {
            String name = authority.getAuthority();
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private Optional<Duty> duty(Set<String> authorities) {
        if (has(authorities, mapping.closer())) {
            return Optional.of(Duty.CLOSER);
        }
        if (has(authorities, mapping.coordinator())) {
            return Optional.of(Duty.COORDINATOR);
        }
        return has(authorities, mapping.reader()) ? Optional.of(Duty.READER) : Optional.empty();
    }

    private Perimeter perimeter(Set<String> authorities) {
        if (has(authorities, mapping.federation())) {
            return Perimeter.all();
        }
        Set<String> structures = new TreeSet<>();
        String prefix = mapping.structurePrefix();
        for (String authority : authorities) {
            structures.addAll(mapping.structures().getOrDefault(authority, Set.of()));
            if (!prefix.isEmpty() && authority.startsWith(prefix) && authority.length() > prefix.length()) {
                structures.add(authority.substring(prefix.length()));
            }
        }
        return Perimeter.of(structures);
    }

    private static boolean has(Set<String> authorities, Set<String> any) {
        return any.stream().anyMatch(authorities::contains);
    }
}
