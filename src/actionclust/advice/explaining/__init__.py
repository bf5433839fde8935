"""Why a text stands where it does, what else it could be, how sure that is; and of groups."""
