"""Discord's numbers, each with where it is from.

docs: docs.discord.com, message, component and command reference.  spec: Discord's own OpenAPI file.  Lengths are
counted in UTF-16 code units, which are never fewer than what Discord counts.
"""

# --- messages -------------------------------------------------------------------------------------------------------

CONTENT = 2_000  # characters of a plain message (docs; the spec allows bots of some kinds 4,000)
COMPONENTS = 40  # of a message in Components V2, those within others counted too (docs)
TEXT = 4_000  # characters of all text in a message in Components V2 (docs)
ROWS = 5  # rows of a plain message's buttons (docs)
NONCE = 25  # characters (spec)

V2 = 1 << 15  # flag of a message in Components V2: cannot be taken off, forbids content, embeds and polls (docs)
NO_PREVIEWS = 1 << 2  # flag: links get no embeds (docs)
PRIVATE = 1 << 6  # flag: only one person sees it (docs)

# --- components -----------------------------------------------------------------------------------------------------

CUSTOM_ID = 100  # characters (spec)
ROW = 5  # buttons of a row (spec)
BUTTON = 80  # characters of a button's label (spec)
BUTTON_URL = 512  # characters of a link button's address (spec)
OPTIONS = 25  # options of a select (spec)
OPTION = 100  # characters of an option's label, description and value (spec)
PLACEHOLDER = 150  # characters of a select's placeholder (spec)
SECTION_TEXTS = 3  # texts of a section (spec)
GALLERY = 10  # pictures of a gallery (spec)
ALT_TEXT = 1_024  # characters of a picture's description (spec)
ACCENT = 0xFFFFFF  # the highest colour (spec)

# --- modals ---------------------------------------------------------------------------------------------------------

MODAL_TITLE = 45  # characters (spec)
FIELDS = 5  # components of a modal (docs; the spec allows 40)
LABEL = 45  # characters of a field's label (spec)
LABEL_WORDS = 100  # characters of what stands below it (spec)
INPUT = 4_000  # characters of a text input (spec)
INPUT_PLACEHOLDER = 100  # characters of its placeholder (spec)

# --- commands -------------------------------------------------------------------------------------------------------

COMMANDS = 100  # global commands (docs)
ON_MESSAGES = 5  # commands in a message's menu (docs)
NAME = 32  # characters of a command's or option's name (spec)
DESCRIPTION = 100  # characters (spec)
COMMAND_OPTIONS = 25  # options of a command (spec)
COMMAND_TEXT = 8_000  # characters of a command's names, descriptions and values (docs)
CHOICES = 25  # choices of an option, and of what is suggested while somebody types (docs)
CHOICE = 100  # characters of a choice's name and value (docs)

# --- threads --------------------------------------------------------------------------------------------------------

TAGS = 5  # tags of a forum's post (docs)

# --- choices of ours ------------------------------------------------------------------------------------------------

TITLE = 150  # characters of a title that is set as a heading; a longer one is a bold line
LINK = 1_000  # characters of a link's address; what is longer stands without a link
PICK_LABEL = 60  # characters of a choice that may be a button: longer ones need a list
PICKS = 5  # choices that may be buttons
BESIDE = 8  # items of a list that get their one button beside them
PRESSED_ITEMS = 5  # items of a list that get rows of buttons; where more have them, one list offers them all
