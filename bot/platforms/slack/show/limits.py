"""Slack's numbers, each with where it is from.

docs: docs.slack.dev, Block Kit reference and method pages.  models: slack_sdk.models refuses more.  seen: met by those
who ran into it; Slack's own pages do not say.
"""

# --- messages -------------------------------------------------------------------------------------------------------

BLOCKS = 50  # blocks of a message (docs, chat.postMessage)
VIEW_BLOCKS = 100  # blocks of a modal or a Home tab (docs, views)
TOTAL = 12_000  # characters of a message's blocks; near 13,200 it is refused with msg_blocks_too_long (seen)
TEXT = 4_000  # characters that `text` should have at most (docs, chat.postMessage)
NOTICE = 150  # ours: what a phone shows of a notification

# --- blocks ---------------------------------------------------------------------------------------------------------

BLOCK_ID = 255  # characters (docs, models)
HEADER = 150  # characters of a header's text (docs, models)
SECTION = 3_000  # characters of a section's text (docs, models)
FIELDS = 10  # fields of a section (docs, models)
FIELD = 2_000  # characters of a field (docs; not in models)
CONTEXT = 10  # elements of a context block (docs, models)
CONTEXT_TEXT = 2_000  # ours: a longer line of circumstances is no context any more
ACTIONS = 25  # elements of an actions block (docs, models)
ALT_TEXT = 2_000  # characters of a picture's description (docs, models)
TABLES = 1  # table blocks of a message (docs)
ROWS = 100  # rows of a table, with its header (docs)
CELLS = 20  # cells of a table's row (docs)
TABLE_TEXT = 10_000  # characters of all its cells (docs)

# --- elements -------------------------------------------------------------------------------------------------------

ACTION_ID = 255  # characters (docs, models)
BUTTON = 75  # characters of a button's label (docs, models)
VALUE = 2_000  # characters of a button's value (docs, models)
ADDRESS = 3_000  # characters of an address (docs and models, for buttons and pictures)
OPTIONS = 100  # options of a select (docs, models)
OPTION = 75  # characters of an option's label and of its description (docs, models)
OPTION_VALUE = 150  # characters of an option's value (docs, models)
PLACEHOLDER = 150  # characters (docs, models)

# --- choices of ours ------------------------------------------------------------------------------------------------

ROW = 5  # buttons side by side in a chat window; more wrap
PICK_LABEL = 60  # characters of a choice that may be a button: longer ones need a list
PICKS = 5  # choices that may be buttons
PRESSED_ITEMS = 5  # items of a list that get buttons of their own; where more have them, one list offers them all
