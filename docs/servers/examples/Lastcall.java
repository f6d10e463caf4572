import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

@RestController
class Lastcall {
  /** Ends what has been idle, before Spring Security looks. Documents slide, and nothing else does. */
  @Component
  @Order(Ordered.HIGHEST_PRECEDENCE + 100)
  static class IdleTimeout extends OncePerRequestFilter {
    /** server.servlet.session.timeout has to be longer: every request slides that. */
    static final long MS = 20 * 60 * 1000;
    static final String SEEN = "lastcall.seen";

    static long left(HttpSession session) {
      Object seen = session.getAttribute(SEEN);
      return seen == null ? MS : (Long) seen + MS - System.currentTimeMillis();
    }

    static void slide(HttpSession session) {
      session.setAttribute(SEEN, System.currentTimeMillis());
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      HttpSession session = request.getSession(false);
      if (session != null) {
        boolean isNew = session.getAttribute(SEEN) == null;
        if (left(session) <= 0) session.invalidate();
        else if (isNew || "document".equals(request.getHeader("Sec-Fetch-Dest"))) slide(session);
      }
      chain.doFilter(request, response);
    }
  }

  @PostMapping("/session/end")
  ResponseEntity<Void> end(HttpServletRequest request) throws ServletException {
    request.logout();
    HttpSession session = request.getSession(false);
    if (session != null) session.invalidate();
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/session/keep-alive")
  ResponseEntity<Map<String, Object>> keepAlive(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) IdleTimeout.slide(session);
    return status(request);
  }

  @GetMapping("/session/status")
  ResponseEntity<Map<String, Object>> status(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || request.getRemoteUser() == null) {
      return ResponseEntity.status(401).body(Map.of("state", "ended"));
    }
    long left = IdleTimeout.left(session) / 1000;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("state", "live", "expires_in", left));
  }
}
