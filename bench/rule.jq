# The rule of engine.yaml for one set of answers a line: {"visit": day, "papers": [{kind, expires, photo, number}]}
def usable($visit): .expires == null or .expires >= $visit;
.visit as $visit | [.papers[] | select(usable($visit))] as $papers
| (any($papers[]; .kind == "book" or .kind == "permit" or (.kind == "licence" and .photo))
	or ([$papers[] | select(.kind | IN("birth", "baptism", "person", "health", "health-app", "special", "residence"))
		| if .kind == "health-app" then "health" else .kind end] | unique | length >= 2))
	and any($papers[]; .number)
