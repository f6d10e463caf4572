"""Prints what a web page tells the screen readers of this desktop, a line of JSON for each event.

The one argument is the title of the page: what the browser's own windows tell is left out.
"""

import json
import os
import sys
import time
import traceback
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

EVENTS = [
    "object:announcement",
    "object:property-change:accessible-description",
    "object:property-change:accessible-name",
    "object:state-changed:focused",
    "object:state-changed:showing",
    "object:text-changed:insert",
]
TITLE = sys.argv[1]

warnings.simplefilter("ignore", DeprecationWarning)


def attributes(node):
    return node.get_attributes() or {}


def role(node):
    """As the page wrote it, where it did: browsers have different words for one role."""
    return attributes(node).get("xml-roles") or node.get_role_name()


def children(node):
    found = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    return [child for child in found if child]


def text(node):
    own = node.get_text_iface()
    return Atspi.Text.get_text(own, 0, -1) if own else ""


def described(node):
    return {"role": role(node), "name": node.get_name(), "description": node.get_description()}


def path(node):
    """From a node to its page, the node itself first. Nothing where it is not in the page."""
    found = []
    while node:
        # Else what is read may be what was true before: a dialog that was opened again has no parent.
        node.clear_cache()
        found.append(node)
        if node.get_role() == Atspi.Role.DOCUMENT_WEB:
            return found if node.get_name() == TITLE else []
        node = node.get_parent()
    return []


def is_dialog(node):
    return role(node).endswith("dialog")


def behind(node):
    """What can be read of a page besides its dialogs."""
    try:
        if is_dialog(node):
            return []
        own = [] if children(node) else [f"{role(node)}: {node.get_name()}"]
        return [*own, *(line for child in children(node) for line in behind(child))]
    except GLib.Error:
        # It has gone while it was looked at: nobody can read it.
        return []


def tell(event):
    now = time.time()
    kind = event.type.removesuffix(":system")
    node = event.source
    around = path(node)
    if not around:
        return
    focus = kind == "object:state-changed:focused" and event.detail1
    line = {
        "at": now * 1000,
        "type": kind,
        "on": event.detail1,
        "text": event.any_data if isinstance(event.any_data, str) else "",
        "live": attributes(node).get("container-live", ""),
        "reads": text(node) if role(node) == "alert" else "",
        "path": [described(one) for one in around[:-1] or around],
        "behind": behind(around[-1]) if focus else [],
    }
    print(json.dumps(line), flush=True)


def listen(event):
    try:
        tell(event)
    except GLib.Error:
        # What it is about has gone again.
        pass
    except Exception:
        # Else it would only be printed, and the next event be taken for the first.
        traceback.print_exc()
        os._exit(1)


listener = Atspi.EventListener.new(listen)
for name in EVENTS:
    listener.register(name)
print("listening", flush=True)
Atspi.event_main()
