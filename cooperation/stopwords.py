"""Words of which every text is full, as they are compared: folded."""

_DANISH = """
af alle alt anden andet andre at bare blev blive bliver både da de dem den denne dens der deres derfor
det dets dette din disse du efter eller en end er et fik for fra få får för gennem gå går gör göre ham
han har havde have hen hende her hos hun hvad hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan i
ikke ind inden ingen intet jeg jer kan komme kommer kun lave laver lige man med meget mellem men mens
mere mest min mod ned nogen noget nogle nu når og også om omkring op os over per på samme selv sig sin
sine sit skal som stå står sätte sätter så sådan således tage tager til ud uden under var ved vi via vil
vores väre
"""
_SWEDISH = """
alla allt andra annan annat att av bara blev bli blir både de dem den denna deras dess dessa det detta
din dit du där därför då efter eller en endast er ett fick från få får för före genom gå går gör göra ha
hade han har henne hon honom hos hur här i in inga ingen inget innan inte jag kan komma kommer man med
medan mellan men mer mest min mot mycket ner nu när någon något några och också om omkring oss per på
samma sig sin sina sitt själv ska skall som stå står sätta sätter så sådan således ta tar till under upp
ut utan vad var vara varje vart vem vi via vid vilka vilken vilket vill vår våra vårt än är över
"""
STOPWORDS = {"da": frozenset(_DANISH.split()), "sv": frozenset(_SWEDISH.split())}
