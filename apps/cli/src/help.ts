export const help = `maquette: pictures to 3D models

  maquette make photo.png --out model.glb     one picture to a model
  maquette make --front a.png --left b.png    two to four views to a model
  maquette operations                         what there is, what it costs
  maquette jobs [--limit 20]                  the newest jobs
  maquette wallet                             the balance

make:
  --out model.glb        where to write; the name of the picture unless told
  --front --left --back --right   pictures of the sides
  --texture=false        no texture
  --pbr=false            no PBR materials
  --engine sculpt        sculpt (a draft, on the CPU) or hunyuan3d-2.1
  --faces 20000          most triangles
  --variants 1           1 to 4 results
  --seed 7               the same seed gives the same model
  --lane standard        standard, fast or off-peak
  --param name=value     any other parameter of the operation; can be repeated
  --name "Red chair"     name of the model in the project
  --project, --folder    ids of where it goes
  --dry-run              only show the price

everywhere:
  --url, --key           the studio and an API key; else MAQUETTE_URL and MAQUETTE_API_KEY;
                         else what npm start wrote on this machine
  --json                 the answer as JSON
  --help

Ctrl-C cancels the job and gives its credits back.
Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused by the studio, 4 no answer, 130 cancelled.`;
